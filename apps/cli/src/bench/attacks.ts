/** One hostile request as it goes over the wire. Fields are those of the product’s own schema, so that only its guards refuse it. */
export interface Attack {
  readonly name: string;
  /** The check of graphql-cop that it stands for. */
  readonly cop?: string;
  /** Production refuses it; in development it is how the schema is looked at. */
  readonly productionOnly?: true;
  readonly method: string;
  readonly path: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body?: string;
}
type More = Partial<Pick<Attack, 'cop' | 'productionOnly'>>;

const JSON_TYPE = { 'content-type': 'application/json' };
const ID = '018f0000-0000-7000-8000-000000000000';
const times = (count: number, text: (i: number) => string): string => Array.from({ length: count }, (_, i) => text(i)).join(' ');
const nested = (open: string, close: string, depth: number): string => `${open.repeat(depth)}${close.repeat(depth)}`;

function raw(name: string, body: string, more: More = {}, headers: Attack['headers'] = JSON_TYPE): Attack {
  return { name, method: 'POST', path: '/graphql', headers, body, ...more };
}
const post = (name: string, query: string, more: More = {}, variables?: object): Attack =>
  raw(name, JSON.stringify({ query, ...(variables ? { variables } : {}) }), more);
const get = (name: string, path: string, more: More = {}, headers: Attack['headers'] = {}): Attack => ({
  name, method: 'GET', path, headers, ...more,
}); // prettier-ignore

const MANY: readonly Attack[] = [
  post('ten thousand aliases', `{ ${times(10_000, (i) => `a${i}:viewer{name}`)} }`),
  post('two thousand aliases', `{ ${times(2_000, (i) => `a${i}:viewer{name}`)} }`, { cop: 'alias overloading' }),
  post('a hundred aliases', `{ ${times(100, (i) => `a${i}:viewer{name}`)} }`),
  post('two thousand changes', `mutation { ${times(2_000, (i) => `a${i}:endSession`)} }`),
  post('two changes', 'mutation { startSession(managedDevice: false) endSession }'),
  post('one change under two names', 'mutation { a: startSession(managedDevice: false) b: startSession(managedDevice: false) }'),
  post(
    'two changes out of fragments',
    'mutation { ...A ...B } fragment A on Mutation { a: endSession } fragment B on Mutation { b: endSession }',
  ),
  post('three million at a time', '{ myCases(first: 3000000) { items { id } } }'),
  post('a hundred thousand objects', '{ agencies { units { agency { units { id } } } } }'),
  post('a page of pages of lists', '{ myCases(first: 100) { items { notes(first: 100) { items { shares { inPart } } } } } }'),
  post('three thousand overlapping fields', `{ ${times(3_000, () => 'viewer{name}')} }`),
  post('overlapping fields with arguments', `{ ${times(1_500, (i) => `note(id:"${i}"){id}`)} }`),
  post('eighty fields that contradict each other', `{ ${times(80, (i) => `a:note(id:"${i}"){id}`)} }`),
  post('five hundred times one field', `{ viewer { ${'name '.repeat(500)} } }`, { cop: 'field duplication' }),
  post('two hundred directives', `{ viewer ${'@aa '.repeat(200)} { name } }`, { cop: 'directive overloading' }),
  post('fifty directives of ours', `{ viewer { name ${'@include(if: true) '.repeat(50)} } }`),
  post('a list of ten thousand', `{ possibleRecipients(personId: "${ID}", noteIds: [${'"x",'.repeat(10_000)}]) { expected } }`),
  post(
    'a fragment doubled twenty times',
    `{ viewer { ...F0 } } ${times(20, (i) => `fragment F${i} on Viewer { ...F${i + 1} ...F${i + 1} }`)} fragment F20 on Viewer { name }`,
  ),
  raw('a batch of a hundred', JSON.stringify(Array.from({ length: 100 }, () => ({ query: '{ viewer { name } }' }))), {
    cop: 'array-based query batching',
  }),
];

const DEEP: readonly Attack[] = [
  post('a thousand levels', `{ agencies ${'{ units { agency '.repeat(500)} { id } ${'} }'.repeat(500)} }`),
  post('thirteen levels of one', `{ units ${'{ parent '.repeat(12)} { id } ${'}'.repeat(12)} }`),
  post('values three thousand levels deep', `{ consider(input: ${nested('{a:', '}', 3_000).replace(':}', ':1}')}) { groupAsked } }`),
  raw('variables three thousand levels deep', `{"query":"{ viewer { name } }","variables":{"a":${nested('[', ']', 3_000)}}}`),
  raw('thirty thousand brackets', `{"query":"{ viewer { name } }","variables":{"a":${nested('[', ']', 30_000)}}}`),
  post('fragments in a circle', '{ viewer { ...A } } fragment A on Viewer { ...B } fragment B on Viewer { ...A }'),
  post('a comment of two megabytes', `# ${'x'.repeat(2_000_000)}\n{ viewer { name } }`),
];

const PRYING: readonly Attack[] = [
  post('introspection', '{ __schema { types { name fields { name } } } }', { cop: 'introspection', productionOnly: true }),
  post('introspection of one type', '{ __type(name: "Person") { fields { name } } }', { productionOnly: true }),
  post(
    'introspection in a circle',
    `{ __schema { types { fields { type { ${'fields { type { '.repeat(8)} name ${'} }'.repeat(8)} } } } } }`,
    { cop: 'circular introspection' },
  ),
  post('a field that is nearly one of ours', '{ viewr { name } }', { cop: 'field suggestions' }),
  post('an argument left out', '{ person { id } }'),
  post('an argument that is nearly one of ours', `{ person(idd: "${ID}") { id } }`),
  post('an argument of another kind', '{ person(id: 7) { id } }'),
  post('a variable of another kind', 'query A($id: String!) { person(id: $id) { id } }', {}, { id: ID }),
  post('a variable left out', 'query A($id: UUID!) { person(id: $id) { id } }'),
  post('a type that is nearly one of ours', 'query A($id: UUIDD!) { person(id: $id) { id } }', {}, { id: ID }),
  post(
    'an input with a field too many',
    'query A($input: ConsiderInput!) { consider(input: $input) { groupAsked } }',
    {},
    { input: { personIdd: ID } },
  ),
  post('a word that is not in a list', '{ trail(outcome: SHAREDD) { items { id } } }'),
  post('a selection left out', `{ person(id: "${ID}") }`),
  post('an id with a NUL', 'query A($id: UUID!) { person(id: $id) { id } }', {}, { id: 'a\u0000b' }),
  post('an id with a NUL in the text', '{ person(id: "a\\u0000b") { id } }'),
  post('half a document', '{ viewer { name '),
  post('a subscription', 'subscription { viewer { name } }'),
  raw('a persisted query that nobody persisted', '{"extensions":{"persistedQuery":{"version":1,"sha256Hash":"ab"}}}'),
];

const OTHER_WAYS: readonly Attack[] = [
  get('GET', `/graphql?query=${encodeURIComponent('{ viewer { name } }')}`, { cop: 'GET method query support' }),
  get('GET that asks for no preflight', `/graphql?query=${encodeURIComponent('{ viewer { name } }')}`, {}, { 'apollo-require-preflight': 'yes' }),
  get('a change by GET', `/graphql?query=${encodeURIComponent('mutation { endSession }')}`, { cop: 'mutation over GET' }, { 'x-apollo-operation-name': 'x' }),
  raw('a form', `query=${encodeURIComponent('{ viewer { name } }')}`, { cop: 'POST based URL-encoded query' }, { 'content-type': 'application/x-www-form-urlencoded' }),
  raw('a form in parts', '--x\r\ncontent-disposition: form-data; name="operations"\r\n\r\n{"query":"{ viewer { name } }"}\r\n--x--', {}, { 'content-type': 'multipart/form-data; boundary=x' }),
  raw('text', JSON.stringify({ query: '{ viewer { name } }' }), {}, { 'content-type': 'text/plain' }),
  raw('a document as it is', '{ viewer { name } }', {}, { 'content-type': 'application/graphql' }),
  get('a page to try operations on', '/graphql', { cop: 'GraphiQL detection' }, { accept: 'text/html' }),
]; // prettier-ignore

/** Everything that must be refused before anything of it runs. */
export const ATTACKS: readonly Attack[] = [...MANY, ...DEEP, ...PRYING, ...OTHER_WAYS];

/** The checks of graphql-cop that are a request; its twelfth, trace mode, looks at an honest answer. */
export const COP_CHECKS = [
  'alias overloading',
  'array-based query batching',
  'circular introspection',
  'directive overloading',
  'field duplication',
  'field suggestions',
  'GET method query support',
  'GraphiQL detection',
  'introspection',
  'mutation over GET',
  'POST based URL-encoded query',
] as const;
