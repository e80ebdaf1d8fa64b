import { AccessModule } from '@lib/access';
import { EnquiryModule } from '@lib/enquiry';
import { Module } from '@nestjs/common';
import { procedureAbilities } from './access/procedure.abilities.js';
import { ProcedureResolver } from './graphql/procedure.resolver.js';
import { ShippedProcedures } from './procedures/shipped.js';

@Module({
  imports: [EnquiryModule, AccessModule.abilities(procedureAbilities)],
  providers: [ShippedProcedures, ProcedureResolver],
})
export class ProcedureModule {}
