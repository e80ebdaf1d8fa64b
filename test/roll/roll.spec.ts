import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { AccessModule, rollText } from '@lib/access';
import { CONTEXTS } from '../../apps/api/src/app.module.js';
import { HealthController } from '../../apps/api/src/health.controller.js';

const roll = (): string => rollText([AccessModule, ...CONTEXTS, { controllers: [HealthController] }]);

test('who may do what is what was last reviewed (npm run roll > test/roll/roll.txt, and read the difference)', () => {
  expect(roll()).toBe(readFileSync(resolve(import.meta.dirname, 'roll.txt'), 'utf8'));
});

test('nothing is left undeclared', () => {
  expect(roll()).not.toContain('UNDECLARED');
});
