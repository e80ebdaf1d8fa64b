import 'reflect-metadata';
import { AccessModule, rollText } from '@lib/access';
import { CONTEXTS } from './app.module.js';
import { HealthController } from './health.controller.js';

process.stdout.write(rollText([AccessModule, ...CONTEXTS, { controllers: [HealthController] }]));
