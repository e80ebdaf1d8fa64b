// The house rules. `order` is the whole architecture: a lib may use only what stands to its left.
const order = ['kernel', 'tlog', 'keeper', 'platform', 'access', 'ledger', 'partnership', 'people', 'exceptions', 'risk', 'sharing', 'enquiry', 'procedure', 'actions', 'plans', 'conference', 'search', 'notify', 'imports', 'workload', 'gaps', 'sampling', 'oversight', 'review', 'governance', 'exports', 'extracts'];
const contexts = order.slice(6).join('|');
const rule = (name, from, to) => ({ name, severity: 'error', from, to });
const room = (name, from, ...to) => rule(name, { path: `^libs/(${contexts})/src/${from}/` }, { path: `^libs/$1/src/(${to.join('|')})/` });
module.exports = {
  forbidden: [
    rule('no-cycles', {}, { circular: true }),
    ...order.slice(0, -1).map((lib, i) => rule(`order:${lib}`, { path: `^libs/${lib}/` }, { path: `^libs/(${order.slice(i + 1).join('|')})/` })),
    rule('through-the-door', { path: '^libs/([^/]+)/' }, { path: '^libs/[^/]+/src/(?!index\\.ts$)', pathNot: '^libs/$1/' }),
    rule('through-the-door-from-outside', { path: '^(apps|test)/' }, { path: '^libs/[^/]+/src/(?!index\\.ts$)' }),
    rule('never-your-own-door', { path: '^libs/([^/]+)/src/(?!index)' }, { path: '^libs/$1/src/index\\.ts$' }),
    rule('domain-is-pure', { path: '^libs/[^/]+/src/domain/', pathNot: '\\.spec\\.ts$|/spec/' }, { pathNot: ['^libs/[^/]+/src/domain/', '^libs/kernel/src/index\\.ts$', 'node_modules/(xstate|json-logic-engine|ajv)/', '^(node:)?crypto$'] }),
    rule('interchange-is-pure', { path: '^libs/[^/]+/src/interchange/', pathNot: '\\.spec\\.ts$|/spec/' }, { pathNot: ['^libs/[^/]+/src/(domain|interchange)/', '^libs/kernel/src/index\\.ts$', 'node_modules/(ajv|csv-stringify)/', '^(node:)?(fs|module)$'] }),
    room('store-serves', 'store', 'use-cases', 'graphql'),
    room('reads-only-read', 'reads', 'use-cases', 'graphql'),
    room('use-cases-know-no-wire', 'use-cases', 'graphql', 'reads'),
    room('abilities-are-words', 'access', 'use-cases', 'graphql', 'store', 'reads'),
    room('graphql-asks-never-fetches', 'graphql', 'store'),
    rule('graphql-keeps-to-its-room', { path: `^libs/(${contexts}|ledger|kernel)/src/`, pathNot: '^libs/[^/]+/src/graphql/' }, { path: 'node_modules/@nestjs/(graphql|apollo)/' }),
    rule('sql-keeps-to-its-room', { path: `^libs/(${contexts})/src/`, pathNot: ['/store/', '/reads/', '\\.module\\.ts$'] }, { path: 'node_modules/(typeorm|@nestjs/typeorm|pg)/' }),
    rule('kernel-tlog-and-keeper-are-plain', { path: '^libs/(kernel|tlog|keeper)/', pathNot: '\\.spec\\.ts$' }, { path: 'node_modules/' }),
    rule('portal-knows-no-context', { path: '^apps/portal/' }, { path: '^libs/(?!(kernel|platform)/)' }),
    rule('apps-are-apart', { path: '^apps/([^/]+)/' }, { path: '^apps/(?!$1/)' }),
    rule('verifier-stands-alone', { path: '^apps/verify/' }, { path: '^libs/(?!tlog/)' }),
    rule('libs-know-no-app', { path: '^libs/' }, { path: '^(apps|test|prisma-free-migrations)/' }),
    rule('migrations-stand-alone', { path: '^prisma-free-migrations/' }, { path: '^(apps|libs|test)/' }),
    rule('no-test-in-the-house', { path: '^(apps|libs)/' }, { path: '^test/' }),
    rule('no-stranger', {}, { couldNotResolve: true }),
  ],
  options: {
    tsPreCompilationDeps: true,
    tsConfig: { fileName: 'tsconfig.json' },
    doNotFollow: { path: 'node_modules' },
    exclude: { path: '^apps/portal/assets/' }, // what the browser loads resolves by address, not by module
    enhancedResolveOptions: { exportsFields: ['exports'], conditionNames: ['import', 'require', 'node', 'default', 'types'] },
  },
};
