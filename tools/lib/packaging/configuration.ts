import type { Configuration } from 'electron-builder';

/** What goes into a package, by name: a list of what does not would let in whatever is added later. Production packages
 *  follow from package.json. */
const files = [
  'dist/renderer/**/*', 'dist/electron/*', 'package.json', 'LICENSE', 'dist/third-party-licences.txt',
  // From packages, what is only read by people or by compilers stays out.
  '!**/node_modules/**/*.{d.ts,d.mts,d.cts,ts,mts,cts,map,md,markdown,flow,o,c,cc,cpp,h,hpp,gyp,gypi}',
  '!**/node_modules/**/{test,tests,__tests__,__mocks__,docs,doc,example,examples,benchmark,benchmarks,coverage,.github,.vscode}/**/*',
  '!**/node_modules/**/{.eslintrc*,.prettierrc*,.editorconfig,.npmignore,tsconfig*.json,karma.conf.js,Makefile,CHANGELOG*,bower.json}',
  '!**/node_modules/@types/**/*',
  // Built for browsers: the page carries what it needs inside.
  '!**/node_modules/exceljs/dist/{exceljs*.js,es5/**/*}', '!**/node_modules/*/dist/*.{umd,iife}.{js,cjs}', '!**/node_modules/**/*.min.{js,mjs}',
  // The database: the binary of this system alone, and none of its sources.
  '!**/node_modules/better-sqlite3-multiple-ciphers/{deps,src}/**/*', '!**/node_modules/better-sqlite3-multiple-ciphers/prebuilds/*',
  '**/node_modules/better-sqlite3-multiple-ciphers/prebuilds/${platform}-${arch}.node',
];

/** How Survey Workbench is packaged for Windows, macOS and Linux.
 *  @param paths where the icons were drawn and where packages go */
export function packagingConfiguration(paths: { readonly icons: string; readonly output: string; readonly electronVersion: string; readonly buildResources: string }): Configuration {
  return {
    appId: 'org.survey-workbench.desktop',
    productName: 'Survey Workbench',
    copyright: 'MIT licence',
    directories: { output: paths.output, buildResources: paths.buildResources },
    files: [...files],
    extraMetadata: { homepage: 'https://survey-workbench.invalid', author: { name: 'Survey Workbench', email: 'packages@survey-workbench.invalid' } },
    asar: true,
    asarUnpack: ['**/*.node'],
    // The binary speaks Node-API: what npm installed runs in Electron as it is.
    npmRebuild: false,
    nodeGypRebuild: false,
    electronVersion: paths.electronVersion,
    electronLanguages: ['en', 'en-GB', 'en-US', 'fr'],
    publish: null,
    removePackageScripts: true,
    removePackageKeywords: true,
    artifactName: '${name}-${version}-${os}-${arch}.${ext}',
    fileAssociations: [{ ext: 'swproj', name: 'Survey Workbench project', description: 'Survey Workbench project', mimeType: 'application/x-survey-workbench-project', role: 'Editor' }],
    electronFuses: {
      // The program is no Node: neither the environment nor arguments make it run anything else.
      runAsNode: false,
      enableNodeOptionsEnvironmentVariable: false,
      enableNodeCliInspectArguments: false,
      enableCookieEncryption: true,
      enableEmbeddedAsarIntegrityValidation: true,
      onlyLoadAppFromAsar: true,
      grantFileProtocolExtraPrivileges: false,
    },
    win: { icon: `${paths.icons}/icon.ico`, target: [{ target: 'nsis', arch: ['x64'] }, { target: 'portable', arch: ['x64'] }] },
    nsis: {
      oneClick: false, perMachine: false, allowElevation: false, allowToChangeInstallationDirectory: true, deleteAppDataOnUninstall: false,
      installerLanguages: ['en_US', 'fr_FR'], multiLanguageInstaller: true, displayLanguageSelector: true, artifactName: '${name}-${version}-setup.${ext}',
    },
    portable: { artifactName: '${name}-${version}-portable.${ext}' },
    mac: {
      icon: `${paths.icons}/icon.icns`, category: 'public.app-category.productivity', target: [{ target: 'dmg', arch: ['universal'] }],
      hardenedRuntime: true, gatekeeperAssess: false, entitlements: `${paths.buildResources}/entitlements.mac.plist`, entitlementsInherit: `${paths.buildResources}/entitlements.mac.plist`,
      // Each half of the universal program keeps its own database binary.
      x64ArchFiles: '**/prebuilds/darwin-x64.node', mergeASARs: true,
    },
    linux: {
      icon: paths.icons, category: 'Office', executableName: 'survey-workbench', maintainer: 'Survey Workbench <packages@survey-workbench.invalid>', synopsis: 'Code and tabulate survey answers',
      target: [{ target: 'AppImage', arch: ['x64'] }, { target: 'deb', arch: ['x64'] }],
    },
  };
}
