import { CannotStart, workerSettings } from './settings.js';

describe('the settings of the worker', () => {
  it('needs an address, and says so in words', () => {
    expect(() => workerSettings({})).toThrow(CannotStart);
    expect(() => workerSettings({})).toThrow('WORKER_DATABASE_URL must be given: the address of the database as concordat_worker');
    expect(() => workerSettings({ WORKER_DATABASE_URL: 'mysql://x' })).toThrow('WORKER_DATABASE_URL must begin with postgres://');
  });

  it('names everything that is wrong at once, and never a value', () => {
    const wrong = (): unknown => workerSettings({ WORKER_DATABASE_URL: 'secret-address', LOG_LEVEL: 'loud', NODE_ENV: 'live' });
    expect(wrong).toThrow(/WORKER_DATABASE_URL[^]*NODE_ENV[^]*LOG_LEVEL/);
    expect(wrong).not.toThrow(/secret-address|loud|live/);
  });

  it('has the usual values for the rest', () => {
    const WORKER_DATABASE_URL = 'postgres://concordat_worker@localhost/concordat';
    expect(workerSettings({ WORKER_DATABASE_URL })).toEqual({ WORKER_DATABASE_URL, NODE_ENV: 'development', LOG_LEVEL: 'info' });
  });
});
