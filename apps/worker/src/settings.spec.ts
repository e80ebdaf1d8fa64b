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
    expect(workerSettings({ WORKER_DATABASE_URL })).toEqual({
      WORKER_DATABASE_URL,
      NODE_ENV: 'development',
      LOG_LEVEL: 'info',
      CHASE_REMINDER_WORKING_DAYS: 0,
      CHASE_ANSWERER_WORKING_DAYS: 1,
      CHASE_ASKER_WORKING_DAYS: 2,
      EXPORT_KEEP_DAYS: 7,
    });
  });

  it('takes the days after which an enquiry is chased, and refuses what is no number of days', () => {
    const WORKER_DATABASE_URL = 'postgres://concordat_worker@localhost/concordat';
    expect(workerSettings({ WORKER_DATABASE_URL, CHASE_ASKER_WORKING_DAYS: '5' }).CHASE_ASKER_WORKING_DAYS).toBe(5);
    for (const days of ['-1', '1.5', 'two', '', '100'])
      expect(() => workerSettings({ WORKER_DATABASE_URL, CHASE_ASKER_WORKING_DAYS: days })).toThrow(
        'CHASE_ASKER_WORKING_DAYS must be a whole',
      );
  });
});
