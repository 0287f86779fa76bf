// @ts-check
import { debianVersion } from './debian-files.mjs';
import { appId, commandName, manifest } from './product.mjs';

/** rpm's words for how it compresses: all that are looked after read both. */
const payloads = { release: 'w9.xzdio', quick: 'w1.gzdio' };

/**
 * What is loaded at run time, which rpm does not see: it reads what executables link to.
 * Names of libraries are the same on Fedora and openSUSE, names of packages are not.
 */
const loaded = ['libsecret-1.so.0()(64bit)', 'libnotify.so.4()(64bit)', 'xdg-utils'];

/**
 * The package's spec (https://rpm-software-management.github.io/rpm/manual/spec.html).
 * @param {object} options
 * @param {string} options.tree the folder that stands for `/`
 * @param {keyof typeof payloads} options.effort
 * @returns {string}
 */
export function specFile({ tree, effort }) {
  const program = `/usr/lib/${commandName}`;
  return `%global debug_package %{nil}
%global _build_id_links none
%global __os_install_post %{nil}
# What lies beside the program is nobody else's, and nobody else brings it.
%global __provides_exclude_from ^${program}/
%global __requires_exclude ^libffmpeg\\.so
%define _binary_payload ${payloads[effort]}

Name: ${commandName}
Version: ${debianVersion(manifest.version)}
Release: 1
Summary: Text your customers from the system tray
License: ${manifest.license}
URL: ${manifest.homepage}
Vendor: ${manifest.author.name}
Packager: ${manifest.author.name} <${manifest.author.email}>
${loaded.map((name) => `Requires: ${name}\n`).join('')}
%description
Quicksend waits in the system tray. Press its shortcut, type a customer's name
and a line, press Ctrl+Enter, and the text message is on its way.

%install
cp -a ${tree}/. %{buildroot}

%files
%defattr(-,root,root)
/usr/bin/${commandName}
%dir ${program}
${program}/*
# The helper of Chromium's sandbox, for systems without user namespaces.
%attr(4755,root,root) ${program}/chrome-sandbox
/usr/share/applications/${manifest.desktopName}
/usr/share/metainfo/${appId}.metainfo.xml
/usr/share/icons/hicolor/*/apps/${appId}.*
%doc /usr/share/doc/${commandName}
/usr/share/man/man1/${commandName}.1.gz
`;
}
