import { CannotStart, mailBy, workerSettings } from './settings.js';

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

  it('sends mail by what it is told; shows it in development, and sends none in production, where it is told nothing', () => {
    const WORKER_DATABASE_URL = 'postgres://concordat_worker@localhost/concordat';
    const by = (more: object) => mailBy(workerSettings({ WORKER_DATABASE_URL, ...more }));
    const PORTAL_URL = 'https://concordat.example';
    expect([by({}).by, by({ NODE_ENV: 'production' }).by, by({ MAIL: 'off' }).by]).toEqual(['development', 'off', 'off']);
    const smtp = { MAIL: 'smtp', SMTP_URL: 'smtps://mail.example', MAIL_FROM: 'a@mail.example', PORTAL_URL };
    expect(by(smtp)).toEqual({ by: 'smtp', portal: PORTAL_URL, url: 'smtps://mail.example', from: 'a@mail.example' });
    expect(by({ MAIL: 'notify', NOTIFY_API_KEY: 'k', NOTIFY_TEMPLATE_ID: 't', PORTAL_URL })).toMatchObject({ by: 'notify' });
  });

  it('does not start with mail that is switched on and cannot go', () => {
    const start = (more: object) => () =>
      workerSettings({ WORKER_DATABASE_URL: 'postgres://concordat_worker@localhost/concordat', ...more });
    const PORTAL_URL = 'https://concordat.example';
    expect(start({ MAIL: 'smtp' })).toThrow('PORTAL_URL must be given with MAIL=smtp');
    expect(start({ MAIL: 'smtp', PORTAL_URL, MAIL_FROM: 'a@mail.example' })).toThrow('SMTP_URL must be given with MAIL=smtp');
    expect(start({ MAIL: 'notify', PORTAL_URL, NOTIFY_API_KEY: 'k' })).toThrow('NOTIFY_TEMPLATE_ID must be given with MAIL=notify');
    expect(start({ MAIL: 'pigeon' })).toThrow('MAIL must be notify, smtp or off');
  });
});
