import type { PortalConfig } from '../config.js';
import { KeptForms } from './kept-form.js';

const forms = new KeptForms({ sessionSecret: 'a secret of thirty-two characters or more' } as PortalConfig);
const request = (body: object, staffId?: string, originalUrl = '/cases/1/share/check') =>
  ({ body, originalUrl, session: { ...(staffId && { person: { staffId } }) } }) as never as Parameters<KeptForms['keep']>[0];
const NOW = Date.parse('2026-11-22T12:00:00Z');

describe('a form whose sender is signing in again', () => {
  it('is kept with its key, without the old token, and unreadable in the table', () => {
    const req = request({ _csrf: 'old', _key: 'k1', body: 'He keeps a knife', notes: ['a', 'b'] }, 's1');
    expect(forms.keep(req, NOW)).toBe(true);
    expect(JSON.stringify(req.session.kept)).not.toContain('knife');
    expect(forms.of(req.session, NOW)).toEqual({
      action: '/cases/1/share/check',
      body: { _key: 'k1', body: 'He keeps a knife', notes: ['a', 'b'] },
    });
  });

  it('is one: the next takes its place, also when it is too long to be kept', () => {
    const req = request({ body: 'first' }, 's1');
    forms.keep(req, NOW);
    req.body = { body: 'second' };
    forms.keep(req, NOW);
    expect(forms.of(req.session, NOW)?.body).toEqual({ body: 'second' });
    req.body = { body: 'x'.repeat(200_000) };
    expect(forms.keep(req, NOW)).toBe(false);
    expect(forms.of(req.session, NOW)).toBeUndefined();
  });

  it('is for its sender only, and for half an hour', () => {
    const req = request({ body: 'mine' }, 's1');
    forms.keep(req, NOW);
    expect(forms.of({ ...req.session, person: { staffId: 's2' } } as never, NOW)).toBeUndefined();
    expect(forms.of(req.session, NOW + 30 * 60_000)).toBeUndefined();
    expect(forms.of(req.session, NOW + 30 * 60_000 - 1)).toBeDefined();
  });

  it.each([
    ['nobody is signed in', request({ body: 'x' })],
    ['it would be sent elsewhere', request({ body: 'x' }, 's1', '//elsewhere.example')],
  ])('is not kept when %s', (_when, req) => {
    expect(forms.keep(req, NOW)).toBe(false);
  });

  it('that was changed in the table is none', () => {
    const req = request({ body: 'mine' }, 's1');
    forms.keep(req, NOW);
    const kept = req.session.kept as { sealed: string };
    expect(forms.of({ ...req.session, kept: { ...kept, sealed: `${kept.sealed.slice(0, -4)}AAAA` } } as never, NOW)).toBeUndefined();
  });
});
