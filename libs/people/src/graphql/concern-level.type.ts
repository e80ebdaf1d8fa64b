import { registerEnumType } from '@nestjs/graphql';

/** The kernel's four levels, as the schema names them. */
export const ConcernLevelType = { LOW: 'LOW', MEDIUM: 'MEDIUM', HIGH: 'HIGH', VERY_HIGH: 'VERY_HIGH' } as const;

registerEnumType(ConcernLevelType, {
  name: 'ConcernLevel',
  description: 'How grave a single item is. An order of items, never a score of a person; an item without a level counts as high.',
  valuesMap: {
    LOW: { description: 'Low.' },
    MEDIUM: { description: 'Medium.' },
    HIGH: { description: 'High.' },
    VERY_HIGH: { description: 'Very high.' },
  },
});
