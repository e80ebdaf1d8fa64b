// graphql-js looks more closely at every type it meets unless it is told, while it is read, that it runs in production, as it does for users.
const { NODE_ENV } = process.env;
process.env.NODE_ENV = 'production';
require('graphql/jsutils/instanceOf.js');
process.env.NODE_ENV = NODE_ENV;
