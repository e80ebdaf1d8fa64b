import { AccessModule } from '@lib/access';
import { ReadModel } from '@lib/platform';
import { Module } from '@nestjs/common';
import { oversightAbilities } from './access/oversight.abilities.js';
import { OversightResolver } from './graphql/oversight.resolver.js';
import { accessLogRead, accessLogRoot } from './reads/access-log.read.js';
import { trailRead, trailRoot } from './reads/trail.read.js';

@Module({
  imports: [ReadModel.register([trailRead, trailRoot, accessLogRead, accessLogRoot]), AccessModule.abilities(oversightAbilities)],
  providers: [OversightResolver],
})
export class OversightModule {}
