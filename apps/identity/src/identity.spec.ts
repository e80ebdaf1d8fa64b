import { mkdtempSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { readConfig } from './config.js';
import { markup } from './html.js';
import { loadKeys } from './keys.js';
import { signInPage } from './demo-pages.js';
import { demoPeople, personOf } from './demo-people.js';

const env = { IDENTITY_CLIENT_SECRET: 'the secret of the one client' };

describe('the demonstration sign-in', () => {
  it('refuses to start in production, in one sentence', () => {
    expect(() => readConfig({ ...env, NODE_ENV: 'production' })).toThrow(
      /lets anybody be anybody, so it does not start when NODE_ENV is production/,
    );
  });

  it('knows two modes', () => {
    expect(() => readConfig({ ...env, IDENTITY_MODE: 'open' })).toThrow(/IDENTITY_MODE must be "demo"/);
    expect(readConfig({ ...env, IDENTITY_PORT: '4002' }).issuer).toBe('http://localhost:4002');
  });

  it('makes its key once, keeps it private, and finds it again', () => {
    const folder = mkdtempSync(join(tmpdir(), 'identity-'));
    try {
      const file = join(folder, 'deeper', 'identity-jwks.json');
      const made = loadKeys(file);
      expect(statSync(file).mode & 0o777).toBe(0o600);
      expect(loadKeys(file)).toEqual(made);
      expect(made.jwks.keys[0]).toMatchObject({ kty: 'EC', crv: 'P-256', alg: 'ES256', use: 'sig' });
    } finally {
      rmSync(folder, { recursive: true });
    }
  });

  it('lists about ten people, each once, the first to start with', () => {
    expect(demoPeople.length).toBeGreaterThanOrEqual(10);
    expect(new Set(demoPeople.map(({ subject }) => subject)).size).toBe(demoPeople.length);
    expect(demoPeople[0]?.subject).toBe('police-offender-manager');
    expect(signInPage('uid')).toContain('Start here');
    expect(personOf('nobody')).toBeUndefined();
  });

  it('escapes what it writes', () => {
    const list = [markup`<b>${1}</b>`];
    expect(markup`<p>${'<script>"&'}</p>${list}`.text).toBe('<p>&lt;script&gt;&quot;&amp;</p><b>1</b>');
  });
});
