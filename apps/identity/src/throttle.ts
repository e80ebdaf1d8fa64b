import { createHmac, randomUUID, timingSafeEqual } from 'node:crypto';

/** Who is being tried, from where, on which device: all as the request says, none of it known to be true. */
export interface Try {
  /** What was typed as the sign-in name; whether there is such an account makes no difference here. */
  readonly name: string;
  /** The address that the request came from. */
  readonly source: string;
  /** The value of the device cookie, if the browser sent one. */
  readonly device?: string | undefined;
}
/** Taken before anything is compared. It counts as a failure until `passed` takes it back. */
export interface Turn {
  readonly id: string;
  /** Whole minutes to wait; null: compare the password or the code now. */
  readonly waitMinutes: number | null;
  /** What was compared was right: this try, and the person's own earlier mistakes from here, count no longer. */
  passed(): Promise<void>;
}
export type Query = (text: string, values: readonly unknown[]) => Promise<{ readonly rows: readonly unknown[] }>;

export const TOO_MANY = (minutes: number): string =>
  `Too many tries. Wait ${minutes === 1 ? '1 minute' : `${minutes} minutes`} or ask your administrator.`;
export const DEVICE_COOKIE = 'known-device';
export const DEVICE_COOKIE_DAYS = 90;
const DAY_MS = 86_400_000;

/**
 * Five failures within a quarter of an hour, from one source or against one account, make the next wait: a minute, then twice as long each
 * time. Nobody is ever locked out: a device on which this person signed in before is counted by itself, so nobody else's failures reach it;
 * and from a source that has not failed the first try is always compared, however much somebody else has failed elsewhere. An account under
 * attack only loses its further tries: one mistake from a new source then waits. The rule stands in identity.take_turn.
 */
export class Throttle {
  constructor(
    private readonly query: Query,
    private readonly secret: string,
  ) {}

  /** `after`: the turn this one goes on from, as the code goes on from the passphrase; it does not make its own second half wait. */
  async turn(attempt: Try, after?: Turn): Promise<Turn> {
    const id = randomUUID();
    const name = plainName(attempt.name);
    const device = this.knownDevice(attempt.device, name);
    const source = networkOf(attempt.source);
    const keys = [
      this.key('pair', name, source),
      this.key('source', source),
      this.key('name', name),
      device && this.key('device', name, device),
    ];
    const { rows } = await this.query('select identity.take_turn($1, $2, $3, $4, $5, $6) as pause', [id, ...keys, after?.id ?? null]);
    const { pause } = rows[0] as { pause: number };
    return {
      id,
      waitMinutes: pause > 0 ? Math.ceil(pause / 60) : null,
      passed: async () => void (await this.query('select identity.give_turn_back($1, $2, $3)', [id, keys[0], keys[3]])),
    };
  }

  /** The cookie for a device on which this person has just proved who they are: a name and an end, under our seal. Nothing is kept. */
  deviceCookie(name: string, now = Date.now()): string {
    const said = `${randomUUID()}.${(now + DEVICE_COOKIE_DAYS * DAY_MS).toString(36)}`;
    return `${said}.${this.seal(said, plainName(name))}`;
  }

  private knownDevice(cookie: string | undefined, name: string, now = Date.now()): string | null {
    const [device = '', until = '', seal = ''] = (cookie ?? '').split('.');
    const right = Buffer.from(this.seal(`${device}.${until}`, name));
    const given = Buffer.from(seal);
    if (given.length !== right.length || !timingSafeEqual(given, right)) return null;
    return Number.parseInt(until, 36) > now ? device : null;
  }

  private seal(said: string, name: string): string {
    return this.hmac('known device', said, name).toString('base64url');
  }

  /** Hashed under our secret: people type passwords into the wrong field, and the table must not hold them. */
  private key(...parts: string[]): Buffer {
    return this.hmac('counted by', ...parts);
  }

  private hmac(...parts: string[]): Buffer {
    return createHmac('sha256', this.secret).update(JSON.stringify(parts)).digest();
  }
}

/** The same name however it is typed. */
function plainName(name: string): string {
  return name.slice(0, 320).normalize('NFKC').trim().toLowerCase();
}

/** Whoever has one IPv6 address has the whole /64 of it, and may change within it at will. */
export function networkOf(source: string): string {
  const address = source.replace(/^::ffff:(?=\d+\.)/i, '').replace(/%.*$/, '');
  if (!address.includes(':')) return address;
  const [head = '', tail] = address.toLowerCase().split('::');
  const before = head === '' ? [] : head.split(':');
  const after = tail === undefined || tail === '' ? [] : tail.split(':');
  const middle = tail === undefined ? [] : Array<string>(Math.max(0, 8 - before.length - after.length)).fill('0');
  return [...before, ...middle, ...after]
    .slice(0, 4)
    .map((group) => Number.parseInt(group, 16).toString(16))
    .join(':');
}
