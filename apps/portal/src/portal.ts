import { NestFactory } from '@nestjs/core';
import { ExpressAdapter, type NestExpressApplication } from '@nestjs/platform-express';
import express from 'express';
import { Pool } from 'pg';
import { ConcordatApi } from './api/concordat-api.js';
import { AppModule } from './app.module.js';
import type { PortalConfig } from './config.js';
import { prepareVisit } from './page/prepare-visit.js';
import { assets } from './shell/assets.js';
import { healthRoutes } from './shell/health.js';
import { correlate, neverKept, securityHeaders, trustLoopback } from './shell/security.js';
import { sessions } from './shell/session.js';
import { formsWithFile } from './shell/upload.js';
import { SealedSession } from './sign-in/sealed-session.js';

/** A form with a long note in it is some tens of kilobytes; the API has the last word on how long a note may be. */
const FORM_LIMIT = '1mb';
const FIELDS_LIMIT = 2_000;

/** From the door inwards: each line may stop a request, and none after it is reached then. */
export async function makePortal(config: PortalConfig): Promise<NestExpressApplication> {
  const pool = new Pool({ connectionString: config.databaseUrl, max: 4, connectionTimeoutMillis: 5_000 });
  pool.on('error', () => undefined);
  const server = express();
  server.disable('x-powered-by');
  server.set('trust proxy', 'loopback');
  const app = await NestFactory.create<NestExpressApplication>(AppModule.with(config), new ExpressAdapter(server), {
    bodyParser: false,
    logger: ['error', 'fatal'],
  });
  app.use(correlate);
  app.use(trustLoopback(config));
  app.use(healthRoutes(config, pool));
  app.use(securityHeaders(config));
  app.use('/assets', assets());
  app.use(neverKept);
  app.use(sessions(config, pool));
  app.use(prepareVisit(app.get(SealedSession), app.get(ConcordatApi)));
  app.use(formsWithFile('/imports/new'));
  app.use(express.urlencoded({ extended: false, limit: FORM_LIMIT, parameterLimit: FIELDS_LIMIT }));
  app.getHttpServer().on('close', () => void pool.end());
  return app;
}
