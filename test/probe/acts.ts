import { randomUUID } from 'node:crypto';
import {
  getNamedType,
  getNullableType,
  type GraphQLField,
  type GraphQLInputType,
  type GraphQLSchema,
  isEnumType,
  isInputObjectType,
  isListType,
  isNonNullType,
} from 'graphql';
import { RegisteredInput } from '../support/input-places.js';
import { SoundInputs, type Thing, thingAt } from '../support/sound-inputs.js';
import { PLAIN, type Variant, VARIANTS } from '../support/sound-variants.js';
import { ActThings, type Twist, TWISTS } from './act-things.js';
import { rootFields, type Root } from './paths.js';
import type { Principal } from './principal.js';
import { inTurns, type Probe } from './probe.js';
import { classesFor, isPlain, type Known, type Values } from './questions.js';
import type { ProbeWorld } from './world/world.js';

export interface ActParts {
  readonly schema: GraphQLSchema;
  readonly world: ProbeWorld;
  readonly probe: Probe;
  readonly known: Known;
  readonly principals: readonly Principal[];
  readonly full: boolean;
  readonly only?: readonly string[];
  /** Puts back what an act took from the one who acted: their sign-in, their account, their proof of who they are. */
  readonly revive: () => Promise<void>;
}
const SLIGHT_LEVEL: Variant = {
  called: 'below its floor',
  operation: null,
  values: { 'NoteInput.level': 'LOW', 'NoteInput.category': 'WEAPON' },
};
const IN_NO_WORDS: Variant = { called: 'for no reason', operation: 'ProposeChange', values: { 'ProposeChangeInput.reason': 'none' } };
const FOR_NO_NEED: Variant = {
  called: 'for no need',
  operation: 'ProposeThirdPartyDisclosure',
  values: { 'ProposeThirdPartyDisclosureInput.need': 'none' },
};
const MINUTED_IN_NO_WORDS: Variant = { called: 'in no words', operation: 'MinuteItem', values: { 'MinuteItemInput.words': 'none' } };
const CALLED_NOTHING: Variant = { called: 'called nothing', operation: 'BeginImport', values: { 'BeginImportInput.label': '...' } };
const FOR_NO_AIM: Variant = {
  called: 'for no aim',
  operation: 'RecordManagementPlan',
  values: { 'RecordManagementPlanInput.aim': '...' },
};
const FOR_NO_CAUSE: Variant = {
  called: 'for no cause',
  operation: 'ConfirmManagementPlan',
  values: { 'ConfirmManagementPlanInput.because': '...' },
};
const UNSOUND_SET: Variant = {
  called: 'in no questions',
  operation: 'SaveQuestionSet',
  values: { 'SaveQuestionSetInput.definition': '{}' },
};
const typed = (questionCode: string): object => ({ questionCode, seenVersion: 0, state: 'NOT_KNOWN' });
/** One that nobody has begun, and one that somebody else has. */
const OVER_OTHERS: Variant = {
  called: 'over what somebody else typed',
  operation: 'SaveAnswers',
  values: {
    'SaveAnswersInput.answers': [typed('harm'), typed('contact'), typed('people')],
    'SaveAnswersInput.defaults': { seenVersion: 0, basis: 'SELF_REPORT' },
  },
};
/** Addressed to less than an agency, where there is a recipient. */
const ADDRESSED = ['unitId', 'staffId'].map((called): Variant => ({ called, operation: null, values: {} }));
/** Acts that end the asker's own way in come last. */
const ENDS_THE_WAY_IN = /^end/;

/** Every mutation, and every query whose arguments must fit each other, as everybody: what it answers is walked like any other answer. */
export class Acts {
  private readonly things = new Map<string, ActThings>();

  constructor(private readonly parts: ActParts) {}

  async carryOut(): Promise<void> {
    const { schema, only } = this.parts;
    const wanted = ({ name }: { readonly name: string }): boolean => !only || only.includes(name);
    const queries = rootFields(schema, 'query').filter((field) => !isPlain(field) && wanted(field));
    const mutations = rootFields(schema, 'mutation').filter(wanted);
    const [last, first] = [
      mutations.filter(({ name }) => ENDS_THE_WAY_IN.test(name)),
      mutations.filter(({ name }) => !ENDS_THE_WAY_IN.test(name)),
    ];
    for (const field of queries) await this.everyWay('query', field);
    for (const field of [...first, ...last]) await this.everyWay('mutation', field);
  }

  private async everyWay(root: Root, field: GraphQLField<unknown, unknown>): Promise<void> {
    const operation = `${field.name.charAt(0).toUpperCase()}${field.name.slice(1)}`;
    const variants = [
      PLAIN,
      ...[
        IN_NO_WORDS,
        CALLED_NOTHING,
        FOR_NO_NEED,
        FOR_NO_AIM,
        FOR_NO_CAUSE,
        MINUTED_IN_NO_WORDS,
        UNSOUND_SET,
        OVER_OTHERS,
        ...VARIANTS,
      ].filter((one) => one.operation === operation),
      ...(hasLevel(field) ? [SLIGHT_LEVEL] : []),
    ];
    const ways = [
      ...variants.map((variant) => ({ variant, twist: TWISTS[0] as Twist })),
      ...TWISTS.slice(1).map((twist) => ({ variant: PLAIN, twist })),
      ...(this.hasRecipient(root, field) ? ADDRESSED.map((variant) => ({ variant, twist: 'graver left out' as Twist })) : []),
    ];
    for (const { variant, twist } of ways) {
      const all = variant === PLAIN && twist === 'sound';
      // Twisted things are refused alike to all who may act at all, so a few of those will do.
      const asking = this.parts.principals.filter(
        ({ roles, enters }) => all || this.parts.full || (enters && roles.length > 0 && WRITERS.includes(roles[0] ?? '')),
      );
      await inTurns(asking, (principal) => this.act(root, field, operation, principal, variant, twist));
      await this.parts.revive();
    }
  }

  private hasRecipient(root: Root, field: GraphQLField<unknown, unknown>): boolean {
    const { schema, probe } = this.parts;
    return new RegisteredInput(schema, { name: field.name, text: probe.document(root, field) })
      .places()
      .some(({ where }) => where === 'RecipientInput.unitId');
  }

  /** As a page does: a change is looked at before it is proposed or answered, and what was shown is sent with the act. */
  private async look(field: string, principal: Principal, things: ActThings): Promise<void> {
    if (field === 'considerEnquiry') things.answered();
    const look = LOOKS[field];
    if (!look) return;
    const id = things.get(look.thing);
    await this.parts.world.soil.put();
    const { data } = await this.parts.probe.ask(principal, 'query', look.text, { id }, look.field);
    const shown = data?.[look.field] as { seen?: string | number } | null | undefined;
    if (shown?.seen !== undefined) things.keep(look.shown, String(shown.seen));
  }

  private async act(
    root: Root,
    field: GraphQLField<unknown, unknown>,
    operation: string,
    principal: Principal,
    variant: Variant,
    twist: Twist,
  ): Promise<void> {
    const { schema, world, probe } = this.parts;
    const text = probe.document(root, field);
    const input = new RegisteredInput(schema, { name: operation, text });
    const things = this.thingsOf(principal, twist);
    await this.look(field.name, principal, things);
    const { homeUnitId: unitId, staffId } = things.addressee;
    const addressed = ADDRESSED.includes(variant) ? { [`RecipientInput.${variant.called}`]: { unitId, staffId }[variant.called] } : {};
    const sound = SoundInputs.from(things, { ...variant, values: { ...variant.values, ...addressed } });
    const valueAt = (where: string, type: GraphQLInputType): unknown =>
      this.idAt(field, where, type, things) ?? sound.value(where, type) ?? least(type);
    const values = input.sound(valueAt) as Values;
    await world.soil.put();
    const answer = await probe.ask(principal, root, text, values, field.name);
    if (root === 'query' || !answer.data) return;
    // What was acted on is used up.
    this.things.delete(`${principal.name} ${twist}`);
    if (twist !== 'sound') return;
    // The same key with something else, as a form that was filled in twice.
    const other = new ActThings(world, principal, twist);
    const again = input.sound(
      (where, type) => this.idAt(field, where, type, other) ?? SoundInputs.from(other, variant).value(where, type) ?? least(type),
    );
    await world.soil.put();
    await probe.ask(principal, root, text, withKeyOf(values, again), field.name);
  }

  private thingsOf(principal: Principal, twist: Twist): ActThings {
    const key = `${principal.name} ${twist}`;
    const found = this.things.get(key) ?? new ActThings(this.parts.world, principal, twist);
    this.things.set(key, found);
    return found;
  }

  /** Where nobody said what thing an identifier names, the latest known of that type, whichever answer it came from. */
  private idAt(field: GraphQLField<unknown, unknown>, where: string, type: GraphQLInputType, things: ActThings): unknown {
    if (getNamedType(type).name !== 'UUID') return undefined;
    const thing = thingAt(where);
    if (thing && things.get(thing) !== undefined) return undefined;
    const { known, schema } = this.parts;
    const name = where.slice(where.lastIndexOf('.') + 1);
    const [wanted] = typesCalled(thing ?? '', known) ?? classesFor(schema, field, { ...field.args[0], name } as never, known);
    const id = known.ids.get(wanted ?? '')?.at(-1) ?? randomUUID();
    return isListType(getNullableType(type)) ? [id] : id;
  }
}
const LOOKS: Readonly<Record<string, { readonly text: string; readonly field: string; readonly thing: Thing; readonly shown: Thing }>> = {
  approveChange: {
    text: 'query Probe($id: UUID!) { changeToAnswer(id: $id) { seen } }',
    field: 'changeToAnswer',
    thing: 'change',
    shown: 'change shown',
  },
  sendAnswers: {
    text: 'query Probe($id: UUID!) { answering(enquiryId: $id) { seen } }',
    field: 'answering',
    thing: 'enquiry',
    shown: 'answers seen',
  },
  proposeChange: {
    text: 'query Probe($id: UUID!) { considerChange(input: { kind: ACCOUNT_SUSPENDED, staffId: $id }) { ... on ChangeConsidered { seen } } }',
    field: 'considerChange',
    thing: 'own staff',
    shown: 'change considered',
  },
};

/** Where nobody has said what is sound, something of the right shape, so that the act is at least asked for and refused. */
function least(type: GraphQLInputType): unknown {
  if (!isNonNullType(type)) return undefined;
  const named = getNamedType(type);
  if (isListType(type.ofType) || isInputObjectType(named)) return undefined;
  if (isEnumType(named)) return named.getValues()[0]?.name;
  const shapes: Readonly<Record<string, unknown>> = {
    String: 'As the search record says',
    Int: 1,
    Float: 1,
    Boolean: true,
    Date: '2029-01-01',
    Instant: '2029-01-01T10:00:00Z',
  };
  return shapes[named.name];
}

/** `desk question` is DeskQuestion. */
function typesCalled(thing: string, known: Known): string[] | undefined {
  const found = [...known.ids.keys()].filter((type) => type.toLowerCase() === thing.replace(/[^a-z]/g, ''));
  return found.length > 0 ? found : undefined;
}
const WRITERS: readonly string[] = [
  'POLICE_OFFENDER_MANAGER',
  'SUPERVISOR',
  'PROBATION_PRACTITIONER',
  'PARTNER_PRACTITIONER',
  'AGENCY_ADMINISTRATOR',
  'INFORMATION_GOVERNANCE_OFFICER',
];

const hasLevel = (field: GraphQLField<unknown, unknown>): boolean => /note/i.test(field.name);

function withKeyOf(first: Values, again: Values): Values {
  const keyed = (values: Values): { key?: unknown } =>
    typeof values['input'] === 'object' ? (values['input'] as { key?: unknown }) : values;
  const { key } = keyed(first);
  if (key === undefined) return again;
  return 'input' in again ? { ...again, input: { ...(again['input'] as object), key } } : { ...again, key };
}
