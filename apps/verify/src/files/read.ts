import { type Stats, readFileSync, statSync } from 'node:fs';
import { parsePolicy, type Policy, PolicyError } from '@lib/tlog';
import { CannotTell } from '../wording/answer.js';

const LARGEST_TEXT = 500_000_000;

/** The bytes of a file that somebody named. CannotTell, with the cure, when there are none to be had. */
export function readNamed(path: string): Buffer {
  const what = statOf(path);
  if (what.isDirectory()) throw new CannotTell(`${path} is a folder, and a file is needed here.`);
  if (what.size > LARGEST_TEXT) throw new CannotTell(`${path} has more than 500 MB and is none of the files this program reads.`);
  try {
    return readFileSync(path);
  } catch (fault) {
    throw unreadable(path, fault);
  }
}

export function readText(path: string): string {
  try {
    return new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(readNamed(path));
  } catch (fault) {
    if (fault instanceof CannotTell) throw fault;
    throw new CannotTell(`${path} is not a text file. It may have been opened and saved by another program: get it again.`);
  }
}

export function isFolder(path: string): boolean {
  return statOf(path).isDirectory();
}

/** Null when none was named. */
export function readPolicy(path: string | undefined): Policy | null {
  if (path === undefined) return null;
  const text = readText(path);
  try {
    return parsePolicy(text);
  } catch (fault) {
    if (fault instanceof PolicyError) throw new CannotTell(`The policy ${path} cannot be followed: ${fault.message}. Ask for it again.`);
    throw fault;
  }
}

function statOf(path: string): Stats {
  try {
    return statSync(path);
  } catch (fault) {
    if (codeOf(fault) === 'ENOENT') throw new CannotTell(`There is no file or folder ${path}. Check the name and where you are.`);
    throw unreadable(path, fault);
  }
}

export function unreadable(path: string, fault: unknown): CannotTell {
  return new CannotTell(`${path} cannot be read (${codeOf(fault)}). Check that you may read it, or copy it elsewhere.`);
}

export function codeOf(fault: unknown): string {
  return fault instanceof Error && 'code' in fault ? String(fault.code) : 'unknown';
}
