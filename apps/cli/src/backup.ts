import { fstatSync } from 'node:fs';
import { resolve } from 'node:path';
import { type Asked, readAsked } from './backup/asked.js';
import { toForget } from './backup/forgetting.js';
import { KeyFolder } from './backup/keys/key-folder.js';
import { described, listing, megabytes } from './backup/listing.js';
import { open } from './backup/open.js';
import { writtenBy } from './backup/program.js';
import { seal } from './backup/seal.js';
import { fileBehind, keysPlace } from './backup/keys/whereabouts.js';
import { CannotContinue, orSayWhy } from './cannot-continue.js';

/** A program before the | begins while npm still does, and the clock of the database may differ from this one. */
const BEGAN_EARLIER_MS = 60_000;
const LONGEST_KEEP_DAYS = 30;
const say = (words: string): boolean => process.stderr.write(`${words}\n`);

/** Backups that can be forgotten: each is sealed with a key of its own, and forgotten by destroying that. Only `open` and `seal` write a stream. */
await orSayWhy(async () => {
  const asked = readAsked(process.argv.slice(2), new Date());
  const keepDays = keepDaysIn(process.env);
  if (asked.verb === 'seal') return sealIt(asked);
  const keys = new KeyFolder(keysPlace(process.env));
  if (asked.verb === 'open') return openIt(asked.file, keys);
  if (asked.verb === 'forget') return forget(asked, keys, keepDays);
  process.stdout.write(listing(keys.backups(), keepDays));
});

async function sealIt({ name, began, program }: Extract<Asked, { verb: 'seal' }>): Promise<void> {
  refuseMixedOutput('the sealed backup', '> FILE');
  if (program.length === 0) refuseStandardInput(began);
  const keys = new KeyFolder(keysPlace(process.env, fileBehind(process.stdout.fd)));
  keys.make();
  const from = began ?? new Date(performance.timeOrigin - BEGAN_EARLIER_MS);
  const bytes = await seal({ name, began: from }, keys, program.length > 0 ? writtenBy(program) : process.stdin, process.stdout);
  say(`${name} is sealed: ${megabytes(bytes)}, begun no earlier than ${from.toISOString()}. Its key is ${keys.folder}/${name}.key.`);
}

async function openIt(file: string, keys: KeyFolder): Promise<void> {
  refuseMixedOutput('what was backed up', '> FILE, or | pg_restore …');
  await open(resolve(file), keys, process.stdout);
}

async function forget({ before, all }: Extract<Asked, { verb: 'forget' }>, keys: KeyFolder, keepDays: number): Promise<void> {
  const now = new Date();
  const verdict = toForget(keys.backups(), { now, keepDays, all, ...(before && { before }) });
  if ('backUpFirst' in verdict)
    throw new CannotContinue(
      `Take a backup first: no finished one began after ${before?.toISOString()}, and ${described(verdict.newest)} would be the last that can be opened. Nothing was destroyed. (--all destroys it all the same.)`,
    );
  for (const backup of verdict.destroy) {
    keys.destroy(backup, now);
    say(`Destroyed the key of ${described(backup)}.`);
  }
  if (verdict.spared)
    say(
      `Kept the key of ${described(verdict.spared)}, though it is older than ${keepDays} days: it is the last backup that can be opened. Take a newer one, and say this again. (--all destroys it all the same.)`,
    );
  else if (verdict.destroy.length === 0)
    say(
      `Nothing to destroy: every key is of a backup begun in the last ${keepDays} days${before ? ` and after ${before.toISOString()}` : ''}.`,
    );
}

function keepDaysIn({ BACKUP_KEEP_DAYS = `${LONGEST_KEEP_DAYS}` }: NodeJS.ProcessEnv): number {
  const days = Number(BACKUP_KEEP_DAYS);
  if (Number.isInteger(days) && days >= 1 && days <= LONGEST_KEEP_DAYS) return days;
  throw new CannotContinue(
    `BACKUP_KEEP_DAYS must be a whole number of days from 1 to ${LONGEST_KEEP_DAYS}, and it is "${BACKUP_KEEP_DAYS}".`,
  );
}

function refuseStandardInput(began: Date | undefined): void {
  if (process.stdin.isTTY) throw new CannotContinue('Nothing comes in. Say what makes the backup: seal NAME -- pg_dump …');
  if (!began && fstatSync(process.stdin.fd).isFile())
    throw new CannotContinue('What comes in is a file, and was made earlier. Say when that began: --began 2026-11-22T17:30:00Z');
}

/** npm prints two lines of its own on the standard output unless it is told to be silent; they would stand at the head of the stream. */
function refuseMixedOutput(what: string, where: string): void {
  if (process.stdout.isTTY) throw new CannotContinue(`Say where ${what} goes: ${where}`);
  const { npm_lifecycle_event: script, npm_config_loglevel: level } = process.env;
  if (script === 'backup' && level !== 'silent')
    throw new CannotContinue(
      `npm has put two lines of its own before ${what}. Say \`npm run --silent backup -- …\`, and throw this output away.`,
    );
}
