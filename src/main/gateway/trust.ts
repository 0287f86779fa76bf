import * as tls from 'node:tls';

/** What a runtime knows of certificate authorities; newer ones (Node 22.15, Electron 36) read the system's. */
export interface TrustRuntime {
  /** In PEM. */
  readonly getCACertificates?: (type: 'default' | 'system') => string[];
}

/**
 * Makes the function that gives the certificate authorities to trust: the bundled ones, those of
 * `NODE_EXTRA_CA_CERTS` and, where the runtime can read them, the system's own, which is where
 * companies and virus scanners put theirs.
 *
 * Read once and late: reading the system's takes a while on some platforms.
 */
export function systemTrust(runtime: TrustRuntime = tls as TrustRuntime): () => tls.SecureContext {
  let context: tls.SecureContext | undefined;
  return () => {
    context ??= tls.createSecureContext(certificateAuthorities(runtime));
    return context;
  };
}

function certificateAuthorities({ getCACertificates }: TrustRuntime): tls.SecureContextOptions {
  if (getCACertificates === undefined) return {};
  return { ca: [...new Set([...getCACertificates('default'), ...getCACertificates('system')])] };
}
