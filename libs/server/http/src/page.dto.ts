import { applyDecorators, type Type } from '@nestjs/common';
import { ApiExtraModels, ApiOkResponse, getSchemaPath } from '@nestjs/swagger';

/** Documents a list: `{items, nextCursor, total}`. */
export function ApiPage(item: Type): MethodDecorator {
  return applyDecorators(
    ApiExtraModels(item),
    ApiOkResponse({
      description: 'One page of the list.',
      schema: {
        type: 'object',
        required: ['items', 'nextCursor', 'total'],
        properties: {
          items: { type: 'array', items: { $ref: getSchemaPath(item) }, description: 'The items of this page.' },
          nextCursor: { type: 'string', nullable: true, description: 'Cursor of the next page; null on the last one.' },
          total: { type: 'integer', nullable: true, description: 'Number of items of all pages; null above 10,000.' },
        },
      },
    }),
  );
}
