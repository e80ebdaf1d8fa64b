import { addressFor, withoutPassword } from './addresses.js';

describe('the address of a role', () => {
  it('is the owner’s with another user, everything else kept', () => {
    expect(addressFor('postgres://owner:s%40fe@db.example:6432/concordat?sslmode=verify-full', 'api', 'pa:ss')).toBe(
      'postgres://concordat_api:pa%3Ass@db.example:6432/concordat?sslmode=verify-full',
    );
  });

  it('cannot be made without a host, and says what to do', () => {
    expect(() => addressFor('postgres:///concordat?host=/var/run/postgresql', 'worker', 'x')).toThrow(/set WORKER_DATABASE_URL\.$/);
  });

  it('is told to people without its password', () => {
    expect(withoutPassword('postgres://owner:secret@localhost/concordat')).toBe('postgres://owner@localhost/concordat');
  });
});
