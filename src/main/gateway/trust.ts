import * as tls from 'node:tls';

/** Newer runtimes (Node 22.15, Electron 36) can read the system's certificate authorities. */
const runtime = tls as typeof tls & {
  readonly getCACertificates?: (type: 'default' | 'system') => string[];
};

/**
 * Makes the function that gives the certificate authorities to trust: the bundled ones, those of
 * `NODE_EXTRA_CA_CERTS` and, where the runtime can read them, the system's own, which is where
 * companies and virus scanners put theirs.
 *
 * Read once and late: reading the system's takes a while on some platforms.
 */
export function systemTrust(): () => tls.SecureContext {
  let context: tls.SecureContext | undefined;
  return () => {
    context ??= tls.createSecureContext(certificateAuthorities());
    return context;
  };
}

function certificateAuthorities(): tls.SecureContextOptions {
  const { getCACertificates } = runtime;
  if (getCACertificates === undefined) return {};
  return { ca: [...new Set([...getCACertificates('default'), ...getCACertificates('system')])] };
}
