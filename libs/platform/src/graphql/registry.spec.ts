import { graphqlBody } from '../http/graphql-body.js';
import { OperationRegistry } from './registry.js';

const registry = new OperationRegistry(`
  query A { a { ...Outer } } query B($x: Int) { b(x: $x) }
  fragment Outer on T { ...Inner other } fragment Inner on T { id }`);

test('each operation carries just the fragments it uses', () => {
  expect(registry.named('A')?.text).toBe('query A{a{...Outer}}fragment Outer on T{...Inner other}fragment Inner on T{id}');
  expect(registry.named('B')?.text).toBe('query B($x:Int){b(x:$x)}');
  expect(registry.hashed(registry.named('B')?.hash ?? '')).toBe(registry.named('B'));
});

test('the same words are recognised however they are spaced and ordered, other words are not', () => {
  const operation = registry.named('A');
  if (!operation) throw new Error('A');
  expect(registry.says(operation, 'fragment Inner on T { id }\n fragment Outer on T { ...Inner, other } query A { a { ...Outer } }')).toBe(
    true,
  );
  expect(registry.says(operation, 'query A { a { id } }')).toBe(false);
  expect(registry.says(operation, 'query A { a {')).toBe(false);
});

test('two operations of one name, or one without, are no registry', () => {
  expect(() => new OperationRegistry('query A { a } query A { b }')).toThrow('one name');
  expect(() => new OperationRegistry('{ a }')).toThrow('no name');
  expect(() => new OperationRegistry('query A { ...Missing }')).toThrow('unknown fragment');
});

test('a name is enough; in production a text must be the registered one', () => {
  const text = registry.named('B')?.text;
  expect(graphqlBody({ operationName: 'B' }, registry, true)).toEqual({ query: text, operationName: 'B', variables: {} });
  expect(graphqlBody({ documentId: 'B', variables: { x: 1 } }, registry, true)).toEqual({
    query: text,
    operationName: 'B',
    variables: { x: 1 },
  });
  expect(graphqlBody({ query: '{ a }' }, registry, false)).toMatchObject({ query: '{ a }' });
  expect(() => graphqlBody({ query: '{ a }' }, registry, true)).toThrow('not registered');
  expect(() => graphqlBody({ operationName: 'B', query: 'query B { b(x: 2) }' }, registry, true)).toThrow('not registered');
  expect(() => graphqlBody({ operationName: 'B', variables: [] }, registry, true)).toThrow('variables');
  expect(() => graphqlBody([], registry, true)).toThrow();
});
