import { Doorkeeper, ReadModel } from '@lib/platform';
import { type DynamicModule, Global, Module } from '@nestjs/common';
import { APP_GUARD, DiscoveryModule, DiscoveryService } from '@nestjs/core';
import { AbilityBook, AbilityPart, ALL_RULES } from './abilities/ability-book.js';
import type { AbilityRules } from './abilities/ability-rules.js';
import { Authorise } from './abilities/authorise.js';
import { RuleNarrowing } from './abilities/rule-narrowing.js';
import { AccessDoorkeeper } from './door/access-doorkeeper.js';
import { DoorRoll } from './door/door-roll.js';
import { RequirementGuard } from './door/requirement.guard.js';
import { AccessLog } from './log/access-log.js';
import { EndSignIns } from './sessions/end-sign-ins.js';
import { SessionResolver } from './sessions/session.resolver.js';
import { signInAbilities } from './sessions/sign-in.abilities.js';
import { signInRead, signInsRoot, staffSignInsRoot } from './sessions/sign-in.reads.js';
import { SignInResolver } from './sessions/sign-in.resolver.js';
import { BearerTokens } from './tokens/bearer-tokens.js';
import { KeySets } from './tokens/key-sets.js';

const allRules = {
  provide: ALL_RULES,
  inject: [DiscoveryService],
  useFactory: (discovery: DiscoveryService): AbilityRules[] =>
    discovery
      .getProviders()
      .map(({ instance }) => instance as unknown)
      .filter((one) => one instanceof AbilityPart)
      .map(({ rules }) => rules),
};

@Module({})
class Abilities {}

@Global()
@Module({
  imports: [DiscoveryModule, ReadModel.register([signInRead, signInsRoot, staffSignInsRoot])],
  providers: [
    allRules,
    AbilityBook,
    RuleNarrowing,
    Authorise,
    AccessLog,
    DoorRoll,
    KeySets,
    BearerTokens,
    AccessDoorkeeper,
    SessionResolver,
    SignInResolver,
    EndSignIns,
    { provide: AbilityPart, useValue: new AbilityPart(signInAbilities) },
    { provide: Doorkeeper, useExisting: AccessDoorkeeper },
    { provide: APP_GUARD, useClass: RequirementGuard },
  ],
  exports: [Authorise, AccessLog, DoorRoll, AbilityBook, ALL_RULES, Doorkeeper],
})
export class AccessModule {
  /** One context's rules, in that context's own module. */
  static abilities(rules: AbilityRules): DynamicModule {
    return { module: Abilities, providers: [{ provide: AbilityPart, useValue: new AbilityPart(rules) }] };
  }
}
