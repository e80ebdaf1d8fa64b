import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import express, { type RequestHandler } from 'express';

const FOLDER = join(import.meta.dirname, '../../assets');
const versions = new Map<string, string>();

export function assets(): RequestHandler {
  return express.static(FOLDER, { index: false, maxAge: '1y', immutable: true, fallthrough: false });
}

/** The address carries the content's own hash, so that it may be kept for a year and is still never old. */
export function asset(name: string): string {
  let version = versions.get(name);
  if (version === undefined) {
    version = hashOf(join(FOLDER, name));
    versions.set(name, version);
  }
  return `/assets/${name}${version && `?v=${version}`}`;
}

function hashOf(file: string): string {
  try {
    return createHash('sha256').update(readFileSync(file)).digest('hex').slice(0, 12);
  } catch {
    return '';
  }
}
