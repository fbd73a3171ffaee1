import { ProblemError } from '@assay/contracts';
import { ValidationPipe } from '@nestjs/common';
import type { ValidationError } from 'class-validator';

/** Strict reading of bodies and queries: unknown fields and wrong values become one problem that names them all. */
export function strictValidation(): ValidationPipe {
  return new ValidationPipe({
    transform: true,
    whitelist: true,
    forbidNonWhitelisted: true,
    forbidUnknownValues: true,
    stopAtFirstError: true,
    exceptionFactory: (errors) => {
      const places = errors.flatMap((error) => placesOf(error, ''));
      return new ProblemError(
        'invalid_request',
        places[0] === undefined ? 'The request is not valid.' : sentence(places),
        places,
      );
    },
  });
}

type Place = { readonly path: string; readonly message: string };

function sentence(places: readonly Place[]): string {
  const [first] = places;
  const more = places.length > 1 ? ` and ${places.length - 1} more` : '';
  return `${first?.path}: ${first?.message}${more}.`;
}

function placesOf(error: ValidationError, above: string): Place[] {
  const path = pathOf(above, error.property);
  const own = Object.entries(error.constraints ?? {}).map(([rule, message]) => ({
    path,
    message: messageOf(rule, message, error.property),
  }));
  return [...own, ...(error.children ?? []).flatMap((child) => placesOf(child, path))];
}

function pathOf(above: string, property: string): string {
  if (/^\d+$/.test(property)) return `${above}[${property}]`;
  return above === '' ? property : `${above}.${property}`;
}

function messageOf(rule: string, message: string, property: string): string {
  if (rule === 'whitelistValidation') return 'is not a known field';
  return message.startsWith(`${property} `) ? message.slice(property.length + 1) : message;
}
