import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { TestApi } from '../support/api.js';
import { BothPaths } from '../support/both-paths.js';
import { type FreshDatabase, freshDatabase } from '../support/database.js';
import { districtsToRead } from '../support/districts-read.js';
import { TestIssuer } from '../support/issuer.js';
import { OrchardModule } from '../support/orchard/orchard.module.js';
import { expectSameLog, randomTrial, registeredTrial, type Tally, type Trial } from '../support/read-path-trial.js';
import { smallWorld } from '../support/small-world.js';

const HOW_MANY = Number(process.env['RANDOM_OPERATIONS'] ?? 6_000);
const SEED = Number(process.env['SEED'] ?? 20261122);
/** Of them, over the tests' own small context; the rest over the product. */
const SMALL = Math.floor(HOW_MANY * 0.4);
const LONG = 900_000;

let database: FreshDatabase;
let issuer: TestIssuer;
let api: TestApi;
beforeEach(async () => {
  database = await freshDatabase();
  issuer = await TestIssuer.start();
});
afterEach(async () => {
  await api?.stop();
  await issuer?.stop();
  await database?.drop();
});

function say(what: string, howMany: number, { compiled, refused, filled }: Tally): void {
  process.stdout.write(
    `read path, ${what}: ${howMany} operations, ${compiled} compiled, ${refused} refused, ${filled} with something to say\n`,
  );
}

describe('the compiled answer is the ordinary answer, and so is what the access log keeps of it', () => {
  test(
    'for random operations over every feature of the read model',
    async () => {
      const { actors, pool } = await smallWorld(database.ownerUrl, issuer.issuer);
      api = await TestApi.start(database, issuer, {}, { contexts: [OrchardModule], operations: '' });
      const tally = await randomTrial({ paths: new BothPaths(api.app), actors, pool, seed: SEED }, SMALL);
      say('small context', SMALL, tally);
      expect(tally.compiled).toBe(SMALL);
      expect(tally.filled).toBeGreaterThan(tally.compiled * 0.25);
      expect(await expectSameLog(database.ownerUrl, tally.answered)).toBeGreaterThan(SMALL * 0.3);
    },
    LONG,
  );

  describe('in the product itself', () => {
    let trial: Trial;
    beforeEach(async () => {
      const { actors, pool } = await districtsToRead(database);
      api = await TestApi.start(database, issuer);
      trial = { paths: new BothPaths(api.app), actors, pool, seed: SEED };
    }, LONG);

    test(
      'for every registered query, as everybody',
      async () => {
        const operations = readFileSync(resolve(import.meta.dirname, '../../apps/api/operations.graphql'), 'utf8');
        const tally = await registeredTrial(trial, operations, 6);
        say('registered', tally.answered.length + tally.refused, tally);
        // What these ask for is worked out in code (what must be decided, how questions stand, proofs, permissions): the ordinary path answers them.
        expect(tally.ordinaryOnly).toEqual([
          'AnswersOverTime',
          'AnswersSent',
          'ChangeToAnswer',
          'CheckAnswers',
          'ChooseEnquiry',
          'ChooseShare',
          'Consider',
          'ConsiderChange',
          'ConsiderEnquiry',
          'DecisionProof',
          'EnquiryAnswers',
          'EnquiryToAnswer',
          'LastAnswers',
          'OwnRecord',
          'OwnRecordPart',
          'Preview',
          'Procedure',
          'ProcedureRun',
          'Procedures',
          'QuestionSets',
          'ShareProof',
          'ShippedQuestions',
          'SignInEnded',
          'SignIns',
          'StaffSignIns',
          'Viewer',
        ]);
        await expectSameLog(database.ownerUrl, tally.answered);
      },
      LONG,
    );

    test(
      'for random operations over the whole model',
      async () => {
        const tally = await randomTrial(trial, HOW_MANY - SMALL);
        say('whole model', HOW_MANY - SMALL, tally);
        expect(tally.compiled).toBe(HOW_MANY - SMALL);
        // Roots that only a few may ask are empty for most of those who try.
        expect(tally.filled).toBeGreaterThan(tally.compiled * 0.08);
        await expectSameLog(database.ownerUrl, tally.answered);
      },
      LONG,
    );

    test(
      'control: a column that differs on one path is found',
      async () => {
        const { model } = trial.paths.readPath;
        const notes = model.type('RiskNote');
        const { body, category } = notes.columns;
        if (!body || !category) throw new Error('RiskNote has changed');
        // The compiled path keeps the tree it was built with; the ordinary one looks the type up each time.
        const text = 'query N($id: UUID!) { note(id: $id) { body } }';
        const police = trial.actors.find(({ roles }) => roles.includes('POLICE_OFFENDER_MANAGER'));
        if (!police) throw new Error('no police');
        await trial.paths.ask(police, text, { id: trial.pool.ids[0] }, 'control.0');
        model.types.set('RiskNote', { ...notes, columns: { ...notes.columns, body: category } });
        const differing: string[] = [];
        for (const id of trial.pool.ids) {
          const { compiled, ordinary } = await trial.paths.ask(police, text, { id }, `control.${id}`);
          if (compiled?.data !== ordinary.data) differing.push(id);
        }
        expect(differing.length).toBeGreaterThan(0);
      },
      LONG,
    );
  });
});
