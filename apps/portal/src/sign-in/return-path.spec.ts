import { isLocalPath, ReturnPaths } from './return-path.js';

const paths = new ReturnPaths('a secret of more than thirty-two characters');

describe('where to go back to after signing in', () => {
  it('brings back the page that was open, question mark and all', () => {
    const path = '/sharing-record?outcome=WITHHELD&from=2027-03-01';
    expect(paths.read(paths.write(path))).toBe(path);
  });

  it.each(['//evil.example/x', '/\\evil.example', 'https://evil.example/', '/ok\nLocation: x', '/sign-out', '/sign-in?to=x', '', '/a\\b'])(
    'never leads to %j',
    (path) => {
      expect(isLocalPath(path)).toBe(false);
      expect(paths.read(paths.write(path))).toBe('/');
    },
  );

  it('does not believe what somebody else wrote, or changed, or kept too long', () => {
    const written = paths.write('/cases/1');
    const [, until, signature] = written.split('.');
    const other = new ReturnPaths('another secret of more than thirty-two characters');
    expect(other.read(written)).toBe('/');
    expect(paths.read(`${Buffer.from('/cases/2').toString('base64url')}.${until}.${signature}`)).toBe('/');
    expect(paths.read(written, Date.now() + 31 * 60_000)).toBe('/');
    expect([paths.read(undefined), paths.read('nonsense'), paths.read(['a'])]).toEqual(['/', '/', '/']);
  });
});
