import { shippedSets } from '@lib/enquiry';
import { ROLE_LABELS } from '@lib/kernel';
import type { ProcedureDefinition, Step } from '../domain/definition.js';
import { readMaps, shippedProcedures } from './shipped-procedures.js';

const maps = shippedProcedures();
const map = (code: string): ProcedureDefinition => maps.find((one) => one.code === code) ?? fail(code);
const step = (of: string, code: string): Step => map(of).steps.find((one) => one.code === code) ?? fail(`${of} ${code}`);
function fail(what: string): never {
  throw new Error(`there is no ${what}`);
}
/** Every map as it is written, one of them changed: what follows is about the files, not about what is made of them. */
function refusedWith(name: string, change: (json: Record<string, Step[] & Record<string, unknown>[]>) => void): string {
  const all = new Map(readMaps());
  const changed = structuredClone(all.get(name)) as Parameters<typeof change>[0];
  change(changed);
  try {
    shippedProcedures(all.set(name, changed));
  } catch (fault) {
    return (fault as Error).message;
  }
  return 'nothing was refused';
}

describe('the shipped process maps', () => {
  it('are there, each in a file of its name, and say of whom they speak', () => {
    expect([...readMaps().keys()]).toEqual(maps.map(({ code }) => `${code}.json`));
    expect(maps.map(({ code, about, variants }) => `${code}: ${about}${variants.map((one) => ` ${one.code}`).join('')}`)).toEqual([
      'clares-law: PERSON_AT_RISK right-to-ask right-to-know',
      'domestic-abuse-protection: PERSON_AT_RISK notice court',
      'domestic-violence-protection: PERSON_AT_RISK',
      'family-court-disclosure: PERSON_AT_RISK asked offered',
      'marac-referral: PERSON_AT_RISK first repeat',
      'recall: PERSON_OF_CONCERN standard emergency',
      'release: PERSON_OF_CONCERN',
      'sarahs-law: PERSON_AT_RISK right-to-ask right-to-know',
      'third-party-disclosure: PERSON_OF_CONCERN police probation',
    ]);
    const limits = maps.flatMap(({ steps }) => steps.flatMap(({ due }) => due)).length;
    process.stdout.write(`${maps.length} maps, ${maps.flatMap(({ steps }) => steps).length} steps, ${limits} limits\n`);
  });

  it('are refused where a file is broken: with the file, the place and what to mend', () => {
    expect(refusedWith('recall.json', () => undefined)).toBe('nothing was refused');
    const said = refusedWith('recall.json', ({ steps }) => Object.assign(steps?.[0] ?? {}, { owner: { agency: 'PRISON', roles: ['POLICE_DUTY_OFFICER'] } })); // prettier-ignore
    expect(said).toMatch(/^Shipped process maps are not sound:\nrecall\.json:\n {2}\/steps\/0\/owner\/roles\/0: nobody does this/);
    expect(refusedWith('release.json', (json) => void delete json['ends'])).toContain('release.json:\n  : "ends" is missing: add it');
  });

  it('give each limit a source, and use each source', () => {
    for (const { code, sources, steps } of maps) {
      const used = new Set(steps.flatMap(({ due }) => due.map(({ source }) => source)));
      expect({ code, sources: sources.map((source) => source.code).sort() }).toEqual({ code, sources: [...used].sort() });
    }
  });

  it('call read only what was read', () => {
    const read = maps.flatMap(({ code, sources, steps }) =>
      sources
        .filter((source) => source.read)
        .flatMap(
          (source) =>
        steps.flatMap(({ due }) => due.filter((one) => one.source === source.code)).map(({ amount, unit }) => `${code}: ${amount} ${unit} ${source.code}`), // prettier-ignore
        ),
    );
    expect([...new Set(read)].sort()).toEqual([
      'clares-law: 28 CALENDAR_DAYS scheme-guidance',
      'domestic-violence-protection: 28 CALENDAR_DAYS order-length',
      'domestic-violence-protection: 48 HOURS crime-and-security-act',
      'recall: 14 WORKING_DAYS recall-system-2022',
      'recall: 24 HOURS recall-service',
      'recall: 24 HOURS recall-system-2022',
      'recall: 48 HOURS police-notice-2022',
      'recall: 96 HOURS police-notice-2022',
      'sarahs-law: 10 CALENDAR_DAYS child-scheme',
      'sarahs-law: 24 HOURS child-scheme',
    ]);
  });

  it('ask only questions that are shipped, and offered without being turned on', () => {
    const offered = new Set(shippedSets().flatMap(({ set, offered: on }) => (on ? [set.code] : [])));
    const asked = new Set(maps.flatMap(({ steps }) => steps.flatMap(({ asks }) => asks)));
    expect(asked.size).toBeGreaterThan(7);
    expect([...asked].filter((code) => !offered.has(code))).toEqual([]);
  });

  it('let only those ask who may ask, and begin a step with its own question set', () => {
    const sets = new Map(shippedSets().map(({ set }) => [set.code, set]));
    for (const { steps } of maps)
      for (const { code, owner, asks } of steps)
        for (const asked of asks) expect({ code, asked, by: sets.get(asked)?.askedBy }).toEqual({ code, asked, by: expect.arrayContaining([owner.agency]) }); // prettier-ignore
  });

  it('are worded plainly: no short form that means two things, nothing copied that looks like guidance', () => {
    const words = JSON.stringify(maps);
    const forbidden = /\b(POM|FTR|SFO|SAR|AP|AA|CSU|PPCS|SPOC|COM|UAL|RoSH|DVPN|DVPO|DAPN|DAPO|DVDS|CSODS|DASH|offender|nominal)\b/g;
    const without = words.replace(/"(agency|roles|reportedBy|signOff)":(\[[^\]]*\]|"[^"]*")/g, '').replace(/Child Sex Offender Disclosure Scheme|child sex offender disclosure scheme/g, ''); // prettier-ignore
    expect(without.match(forbidden)).toBeNull();
    expect(JSON.stringify('Tell the SPOC').match(forbidden)).not.toBeNull();
    expect(words.match(/ {2}|\.\.\.|[—–]|\bshall\b|\bmust ensure\b/g)).toBeNull();
    expect(Object.keys(ROLE_LABELS).filter((role) => !words.includes(role)).length).toBeLessThan(8);
  });
});

describe('what the maps hold to', () => {
  it('recall: the police are asked what is new while there is time left of each fixed term', () => {
    for (const [code, term] of [
      ['before-release-56', 56],
      ['before-release-28', 28],
      ['before-release-14', 14],
    ] as const)
      expect(step('recall', code).due.map(({ amount, unit }) => [unit, amount < term])).toEqual([['CALENDAR_DAYS', true]]);
  });

  it('recall: the 24 hours begin at the manager’s agreement, not at the endorsement', () => {
    for (const code of ['endorse', 'send', 'send-emergency'])
      expect(step('recall', code).due).toMatchObject([{ amount: 24, unit: 'HOURS', from: { fact: 'agreed' }, direction: 'AFTER' }]);
    expect(step('recall', 'decide').outcomes).toMatchObject([
      { code: 'recall', fact: 'agreed' },
      { code: 'no-recall', reason: true },
    ]);
  });
  it('recall: an arrest is tried until a supervisor says otherwise, within 96 hours, or 48 in an emergency, of the notice', () => {
    expect(step('recall', 'arrest')).toMatchObject({ tries: true, leftOnlyBySupervisor: true, signOff: ['SUPERVISOR'] });
    expect(step('recall', 'arrest').due.map(({ amount, variants, from }) => ({ amount, variants, from }))).toEqual([
      { amount: 96, variants: ['standard'], from: { fact: 'notice-received' } },
      { amount: 48, variants: ['emergency'], from: { fact: 'notice-received' } },
    ]);
  });
  it('release: no address that could not be verified lets the plan be complete', () => {
    const opens = step('release', 'complete-plan').opens.map((causes) => JSON.stringify(causes));
    expect(opens).toHaveLength(2);
    for (const one of opens) expect(one).toMatch(/"check-addresses","outcome":"all-exist"|"other-address","outcome":"verified"/);
  });
  it('release: each missed contact asks whether to tell the police', () => {
    expect(step('release', 'tell-police')).toMatchObject({ each: 'missed-contact', owner: { agency: 'PROBATION' } });
    expect(map('release').facts.find(({ code }) => code === 'missed-contact')).toMatchObject({ many: true });
  });
  it('nothing is told to anybody outside before a safety plan is in place and the words are approved', () => {
    const before = (of: string, code: string) => step(of, code).opens.map((causes) => JSON.stringify(causes));
    for (const one of ['clares-law', 'sarahs-law'].flatMap((code) => before(code, 'tell'))) expect(one).toMatch(/safety-plan.*words/);
    for (const who of ['police', 'probation'])
      expect(before('third-party-disclosure', `tell-${who}`)).toEqual([expect.stringMatching(`safety-${who}.*words-${who}`)]);
  });
});
