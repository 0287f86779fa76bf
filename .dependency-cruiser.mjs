/** Who may import whom, as docs/architecture.md draws it. Run by `npm run check`. */
const rooms =
  '^src/main/(outbox|batches|contacts|history|templates|drafts|prices|spending|accounts)/';

const onlyIn = (name, library, folder) => ({
  name,
  severity: 'error',
  from: { path: '^src/', pathNot: folder },
  to: { path: library },
});

export default {
  forbidden: [
    { name: 'no-circular', severity: 'error', from: {}, to: { circular: true } },
    {
      name: 'shared-is-pure',
      comment: 'shared has no Node, DOM, Electron or React, and knows nobody.',
      severity: 'error',
      from: { path: '^src/shared/' },
      to: {
        pathNot: [
          '^src/shared/',
          '^resources/locales/',
          '(^|/)node_modules/(libphonenumber-js|valibot|i18next|@internationalized/date)/',
        ],
      },
    },
    {
      name: 'preload-knows-shared',
      severity: 'error',
      from: { path: '^src/preload/' },
      to: { path: '^(src/(main|renderer)/|.*node_modules/(?!electron/))' },
    },
    {
      name: 'renderer-knows-shared',
      severity: 'error',
      from: { path: '^src/renderer/' },
      to: { path: '^(src/(main|preload)/|.*node_modules/electron)' },
    },
    {
      name: 'renderer-has-no-node',
      severity: 'error',
      from: { path: '^src/renderer/' },
      to: { dependencyTypes: ['core'] },
    },
    {
      name: 'features-do-not-know-each-other',
      severity: 'error',
      from: { path: '^src/renderer/features/([^/]+)/' },
      to: { path: '^src/renderer/features/([^/]+)/', pathNot: '^src/renderer/features/$1/' },
    },
    {
      name: 'features-below-app',
      severity: 'error',
      from: { path: '^src/renderer/(features|components|lib)/' },
      to: { path: '^src/renderer/app/', pathNot: '^src/renderer/app/snapshot-store' },
    },
    {
      name: 'components-below-features',
      severity: 'error',
      from: { path: '^src/renderer/(components|lib)/' },
      to: { path: '^src/renderer/features/' },
    },
    {
      name: 'lib-at-the-bottom',
      severity: 'error',
      from: { path: '^src/renderer/lib/' },
      to: { path: '^src/renderer/(app|features|components)/' },
    },
    {
      name: 'rooms-know-ports',
      comment: 'The rooms where money is decided know ports and shared, no outside library.',
      severity: 'error',
      from: { path: rooms },
      to: {
        path: [
          '(^|/)node_modules/(electron|keytar|electron-store|socks/)',
          '^src/main/(shell|ipc|wiring|index)',
        ],
      },
    },
    {
      name: 'nobody-knows-the-entry',
      severity: 'error',
      from: { pathNot: '^src/main/(wiring/|index.ts)' },
      to: { path: '^src/main/(wiring/|index.ts$)' },
    },
    onlyIn('keytar-in-secrets', '(^|/)node_modules/(keytar|@github/keytar)', '^src/main/secrets/'),
    onlyIn('electron-store-in-settings', '(^|/)node_modules/electron-store', '^src/main/settings/'),
    onlyIn('sqlite-in-storage', '(^|/)node_modules/@photostructure', '^src/main/storage/'),
    onlyIn(
      'file-libraries-in-import-and-export',
      '(^|/)node_modules/(papaparse|jschardet|iconv-lite|yauzl|saxes)/',
      '^src/main/(contact-(import/readers|export)/|contacts/opt-out-csv)',
    ),
    onlyIn('encryption-in-backup', '(^|/)node_modules/age-encryption/', '^src/main/backup/'),
    onlyIn('socks-in-gateway', '(^|/)node_modules/socks/', '^src/main/gateway/'),
    onlyIn(
      'update-library-in-updates',
      '(^|/)node_modules/(electron-updater|js-yaml)/',
      '^src/main/shell/updates/',
    ),
    onlyIn('log-library-in-log', '(^|/)node_modules/electron-log', '^src/main/log/'),
    {
      name: 'electron-in-shell',
      severity: 'error',
      from: { path: '^src/main/', pathNot: '^src/main/(shell/|ipc/|wiring/|index.ts)' },
      to: { path: '(^|/)node_modules/electron/' },
    },
  ],
  options: {
    doNotFollow: { path: 'node_modules' },
    exclude: { path: '^(out|dist|test-results)/' },
    tsConfig: { fileName: 'tsconfig.base.json' },
    tsPreCompilationDeps: true,
    enhancedResolveOptions: { conditionNames: ['import', 'require', 'node', 'default', 'types'] },
  },
};
