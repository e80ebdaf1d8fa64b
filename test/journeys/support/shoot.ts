import { mkdirSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { DESK, TELEPHONE } from './browser.js';

const folder = process.env.SHOTS_DIR ?? join(tmpdir(), 'concordat-shots');

/** The page as a picture, whole, at a desk and on a telephone: for people to look at. */
export async function shoot(page: Page, name: string): Promise<void> {
  mkdirSync(folder, { recursive: true });
  for (const size of [TELEPHONE, DESK]) {
    await page.setViewportSize(size);
    await page.screenshot({ path: join(folder, `${name}-${size.width}.png`), fullPage: true });
  }
}
