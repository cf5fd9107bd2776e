/** The OpenAPI document and its page, at /docs. */
import swagger from '@fastify/swagger';
import swaggerUi from '@fastify/swagger-ui';
import type { FastifyInstance } from 'fastify';
import { createJsonSchemaTransform } from 'fastify-type-provider-zod';

export const docs = async (app: FastifyInstance): Promise<void> => {
  await app.register(swagger, {
    openapi: {
      openapi: '3.1.0',
      info: {
        title: '六看 Liukan',
        version: '1',
        description:
          '容错纠错初步研判的对话接口。A guided consultation over HTTP: open a conversation, keep its token, and send what a person taps or types.',
      },
      tags: [{ name: 'conversation', description: '一次咨询 · one consultation' }],
      components: { securitySchemes: { token: { type: 'http', scheme: 'bearer' } } },
      security: [{ token: [] }],
    },
    transform: createJsonSchemaTransform({}),
  });
  await app.register(swaggerUi, {
    routePrefix: '/docs',
    uiConfig: { deepLinking: false },
    // Swagger UI writes style attributes; on these pages, and only on these, they are let through.
    transformStaticCSP: (policy) => policy.replace("style-src 'self'", "style-src 'self' 'unsafe-inline'"),
  });
};
