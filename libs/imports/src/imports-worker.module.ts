import { Module } from '@nestjs/common';
import { ImportsToEmpty } from './store/imports-to-empty.js';
import { EmptyImports } from './use-cases/empty-imports.js';

export { EmptyImports };

/** What imports need done under the worker's role: it saves none, because it acts as nobody. */
@Module({ providers: [ImportsToEmpty, EmptyImports], exports: [EmptyImports] })
export class ImportsWorkerModule {}
