import type { ApolloServerPlugin } from '@apollo/server';

/** A document with eighty faults is told of one: the same words eighty times would only count for the caller what is wrong, and be long. */
export const sayOnce: ApolloServerPlugin = {
  async requestDidStart() {
    return {
      async willSendResponse({ response: { body } }) {
        if (body.kind !== 'single') return;
        const { errors } = body.singleResult;
        if (!errors || errors.length < 2) return;
        body.singleResult.errors = [...new Map(errors.map((error) => [JSON.stringify(error), error])).values()];
      },
    };
  },
};
