export { type AbilityRules, type Conditions, type May, type RuleOptions } from './abilities/ability-rules.js';
export { abilityFor, has } from './abilities/build-ability.js';
export { Authorise } from './abilities/authorise.js';
export { AccessModule } from './access.module.js';
export { type Actor, type KnownCaller } from './actor.js';
export { DoorRoll } from './door/door-roll.js';
export { CurrentActor, CurrentCaller, Open, Requires } from './door/requires.js';
export { AccessLog, type AccessEntry } from './log/access-log.js';
