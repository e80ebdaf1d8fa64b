import { mkdirSync, readdirSync, readFileSync, renameSync, rmSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { codeOf, syncFolder } from '@lib/keeper';
import { CannotContinue } from '../../cannot-continue.js';
import { append, overwrite, refuseOpenToOthers, writeOnce } from './key-file.js';
import { type Backup, keyText, parseKeyText, sealedLine, secretIn, tombstoneText } from './key-text.js';

const KEY_FILE = /^(.+)\.(?:key|forgotten)$/;

/**
 * The keys of the backups, one file each: NAME.key, or NAME.forgotten once it is destroyed. A key lies in one place on the disk from its first
 * moment to its last, so that writing over that place leaves no older copy: nothing here puts a new file in the place of one with a key.
 */
export class KeyFolder {
  constructor(readonly folder: string) {}

  /** Made when it is missing, but not the folder above it: a disk that is not there is no place for keys. */
  make(): void {
    try {
      mkdirSync(this.folder, { mode: 0o700 });
      syncFolder(dirname(this.folder));
    } catch (fault) {
      if (codeOf(fault) === 'EEXIST') return;
      if (codeOf(fault) !== 'ENOENT') throw fault;
      throw new CannotContinue(`${this.folder} cannot be made, because there is no ${dirname(this.folder)}. Make or mount that first.`);
    }
  }

  /** Newest first. */
  backups(): Backup[] {
    return this.files()
      .map((file) => this.read(file))
      .filter((backup) => backup !== null)
      .sort((one, other) => other.began.getTime() - one.began.getTime());
  }

  find(name: string): Backup | undefined {
    return this.backups().find((backup) => backup.name === name);
  }

  /** Of a backup that is not destroyed. */
  secretOf({ name }: Backup): string | undefined {
    return secretIn(readFileSync(this.keyFile(name), 'utf8'));
  }

  /** The key is on the disk when this returns. */
  hold(name: string, began: Date, secret: string): void {
    if (this.find(name)) throw taken(name);
    try {
      writeOnce(this.keyFile(name), keyText(name, began, secret));
    } catch (fault) {
      throw codeOf(fault) === 'EEXIST' ? taken(name) : fault;
    }
  }

  /** ENOENT when the key was destroyed while its backup was written. */
  markSealed(name: string, at: Date, bytes: number): void {
    append(this.keyFile(name), sealedLine(at, bytes));
  }

  /** What stays says the name, when it began and when it was destroyed. */
  destroy(backup: Backup, at: Date): void {
    const file = this.keyFile(backup.name);
    overwrite(file, tombstoneText(backup, at));
    renameSync(file, join(this.folder, `${backup.name}.forgotten`));
    syncFolder(this.folder);
  }

  /** For a backup that came to nothing: as though it had never begun. */
  discard(name: string): void {
    overwrite(this.keyFile(name));
    rmSync(this.keyFile(name));
    syncFolder(this.folder);
  }

  private readonly keyFile = (name: string): string => join(this.folder, `${name}.key`);

  private files(): string[] {
    try {
      refuseOpenToOthers(this.folder, '700');
      return readdirSync(this.folder);
    } catch (fault) {
      if (codeOf(fault) !== 'ENOENT') throw fault;
      throw new CannotContinue(`There is no folder ${this.folder}. Set BACKUP_KEYS to the folder with the keys of the backups.`);
    }
  }

  /** null for a file that is not ours. */
  private read(file: string): Backup | null {
    const name = KEY_FILE.exec(file)?.[1];
    if (!name) return null;
    const path = join(this.folder, file);
    refuseOpenToOthers(path, '600');
    const backup = parseKeyText(name, readFileSync(path, 'utf8'));
    if (backup) return backup;
    throw new CannotContinue(`${path} is not the key of a backup. Put back what stood there, or move the file out of this folder.`);
  }
}

const taken = (name: string): CannotContinue =>
  new CannotContinue(`There has been a backup named ${name}. Give this one a name of its own, such as its date and hour.`);
