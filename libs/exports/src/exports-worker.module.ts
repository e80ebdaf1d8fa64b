import { type DynamicModule, Module } from '@nestjs/common';
import { ExportsToMake } from './store/exports-to-make.js';
import { EXPORT_KEEP_DAYS, MakeExport } from './use-cases/make-export.js';
import { RemoveExports } from './use-cases/remove-exports.js';

/** What exports need done under the worker's role: it is given what goes in, and reads nothing about anybody. */
@Module({})
export class ExportsWorkerModule {
  static keeping(days: number): DynamicModule {
    return {
      module: ExportsWorkerModule,
      providers: [ExportsToMake, MakeExport, RemoveExports, { provide: EXPORT_KEEP_DAYS, useValue: days }],
      exports: [MakeExport, RemoveExports],
    };
  }
}
