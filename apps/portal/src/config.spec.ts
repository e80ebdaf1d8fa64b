import { readConfig } from './config.js';
import { isManagedDevice } from './sign-in/managed-device.js';

const env = {
  PORTAL_DATABASE_URL: 'postgres://portal@localhost/concordat',
  SESSION_SECRET: 'a secret of more than thirty-two characters',
  OIDC_ISSUERS: '[{"issuer":"http://localhost:3002","label":"Demonstration","clientId":"concordat-portal","audience":"concordat-api"}]',
  IDENTITY_CLIENT_SECRET: 'the secret of the one client',
};
const secure = {
  ...env,
  NODE_ENV: 'production',
  PORTAL_URL: 'https://share.example',
  OIDC_ISSUERS: env.OIDC_ISSUERS.replace('http://localhost:3002', 'https://id.example'),
};

describe('settings of the portal', () => {
  it('starts on a developer’s machine with what the launcher gives', () => {
    const config = readConfig(env);
    expect(config).toMatchObject({ url: 'http://localhost:3000', demo: true, managedDevice: 'always', production: false });
    expect(config.issuers[0]).toMatchObject({ label: 'Demonstration', clientSecret: env.IDENTITY_CLIENT_SECRET });
  });

  it('names everything that is wrong at once', () => {
    expect(() => readConfig({ ...env, SESSION_SECRET: 'short', MANAGED_DEVICE: 'perhaps', OIDC_ISSUERS: 'x' })).toThrow(
      /SESSION_SECRET must be 32[\s\S]*OIDC_ISSUERS is not JSON[\s\S]*MANAGED_DEVICE must be/,
    );
  });

  it('is careful in production: https only, no demonstration, no device managed unless the gateway says so', () => {
    expect(readConfig(secure)).toMatchObject({ demo: false, managedDevice: 'never', production: true });
    expect(() => readConfig({ ...env, NODE_ENV: 'production' })).toThrow(/In production these must be https/);
    expect(() => readConfig({ ...env, PORTAL_URL: 'http://share.example' })).toThrow(/Plain http is allowed on localhost only/);
  });

  it('names whom to tell about a page that cannot be used, or nobody', () => {
    const contactOf = (given: object): string | undefined => readConfig({ ...env, ...given }).accessibilityContact;
    expect(contactOf({ ACCESSIBILITY_CONTACT: ' access@share.example, 01632 960 000 ' })).toBe('access@share.example, 01632 960 000');
    expect([contactOf({}), contactOf({ ACCESSIBILITY_CONTACT: ' ' })]).toEqual([undefined, undefined]);
  });

  it('believes the header it was told to, and no other', () => {
    const config = readConfig({ ...secure, MANAGED_DEVICE: 'header:X-Managed-Device' });
    const asked = (headers: Record<string, string>) => isManagedDevice(config, { get: ((name: string) => headers[name]) as never });
    expect([asked({ 'X-Managed-Device': 'yes' }), asked({ 'X-Managed-Device': 'no' }), asked({ 'X-Other': 'yes' })]).toEqual([
      true,
      false,
      false,
    ]);
  });
});
