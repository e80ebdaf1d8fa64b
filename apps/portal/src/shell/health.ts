import { Router } from 'express';
import type { Pool } from 'pg';
import type { PortalConfig } from '../config.js';

const PATIENCE_MS = 2_000;

/** /ping says the process lives; /health asks what it needs; /info says what it is. None of them starts a session. */
export function healthRoutes(config: PortalConfig, pool: Pool): Router {
  const routes = Router();
  routes.get('/ping', (_req, res) => void res.json({ status: 'UP' }));
  routes.get('/info', (_req, res) => void res.json({ name: 'concordat-portal', node: process.version, demo: config.demo }));
  routes.get('/health', async (_req, res) => {
    const [sessions, api] = await Promise.all([answers(() => pool.query('select 1')), answers(() => apiAnswers(config.apiUrl))]);
    const up = sessions && api;
    res.status(up ? 200 : 503).json({ status: up ? 'UP' : 'DOWN', components: { sessions: word(sessions), api: word(api) } });
  });
  return routes;
}

const word = (up: boolean): string => (up ? 'UP' : 'DOWN');

async function answers(ask: () => Promise<unknown>): Promise<boolean> {
  try {
    await ask();
    return true;
  } catch {
    return false;
  }
}

async function apiAnswers(apiUrl: string): Promise<void> {
  const response = await fetch(`${apiUrl}/ping`, { signal: AbortSignal.timeout(PATIENCE_MS) });
  if (!response.ok) throw new Error('The API is not well');
}
