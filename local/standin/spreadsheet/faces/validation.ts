import { BadArgument } from '../fault.js';
import type { Validation } from '../style.js';
import { list, textOrNull, truth } from './arguments.js';
import { givenArguments, keptArguments } from './criteria.js';
import { enumKey, enumValue } from './enums.js';
import type { Methods } from './faces.js';
import type { World } from './world.js';

interface ValidationBuilder {
  criteria: string | null;
  args: readonly unknown[];
  allowInvalid: boolean;
  helpText: string | null;
}

const requireMethods: Readonly<Record<string, string>> = {
  requireDate: 'DATE_IS_VALID_DATE',
  requireDateAfter: 'DATE_AFTER',
  requireDateBefore: 'DATE_BEFORE',
  requireDateBetween: 'DATE_BETWEEN',
  requireDateEqualTo: 'DATE_EQUAL_TO',
  requireDateNotBetween: 'DATE_NOT_BETWEEN',
  requireDateOnOrAfter: 'DATE_ON_OR_AFTER',
  requireDateOnOrBefore: 'DATE_ON_OR_BEFORE',
  requireFormulaSatisfied: 'CUSTOM_FORMULA',
  requireNumberBetween: 'NUMBER_BETWEEN',
  requireNumberEqualTo: 'NUMBER_EQUAL_TO',
  requireNumberGreaterThan: 'NUMBER_GREATER_THAN',
  requireNumberGreaterThanOrEqualTo: 'NUMBER_GREATER_THAN_OR_EQUAL_TO',
  requireNumberLessThan: 'NUMBER_LESS_THAN',
  requireNumberLessThanOrEqualTo: 'NUMBER_LESS_THAN_OR_EQUAL_TO',
  requireNumberNotBetween: 'NUMBER_NOT_BETWEEN',
  requireNumberNotEqualTo: 'NUMBER_NOT_EQUAL_TO',
  requireTextContains: 'TEXT_CONTAINS',
  requireTextDoesNotContain: 'TEXT_DOES_NOT_CONTAIN',
  requireTextEqualTo: 'TEXT_EQUAL_TO',
  requireTextIsEmail: 'TEXT_IS_VALID_EMAIL',
  requireTextIsUrl: 'TEXT_IS_VALID_URL',
  requireCheckbox: 'CHECKBOX',
};

export function newValidation(world: World): object {
  return world.faces.wrap('DataValidationBuilder', { criteria: null, args: [], allowInvalid: true, helpText: null } satisfies ValidationBuilder);
}

export function defineValidation(world: World): void {
  const { faces } = world;
  const reading: Methods<Validation> = {
    getCriteriaType: ({ criteria }) => enumValue('DataValidationCriteria', criteria),
    getCriteriaValues: ({ criteria, args }) => givenArguments(world, criteria, args),
    getAllowInvalid: ({ allowInvalid }) => allowInvalid,
    getHelpText: ({ helpText }) => helpText,
    copy: (rule) => faces.wrap('DataValidationBuilder', { ...rule } satisfies ValidationBuilder),
  };
  faces.define<Validation>('DataValidation', reading);
  const choose = (builder: ValidationBuilder, criteria: string, args: readonly unknown[]): void => {
    builder.criteria = criteria;
    builder.args = keptArguments(world, args);
  };
  const requiring = Object.entries(requireMethods).map(([name, criteria]) => [
    name,
    (builder: ValidationBuilder, ...args: unknown[]) => {
      choose(builder, criteria, args);
    },
  ]);
  faces.define<ValidationBuilder>('DataValidationBuilder', {
    ...(Object.fromEntries(requiring) as Methods<ValidationBuilder>),
    requireValueInList: (builder, values, showDropdown = true) => {
      choose(builder, 'VALUE_IN_LIST', [list(values).map(String), truth(showDropdown)]);
    },
    requireValueInRange: (builder, range, showDropdown = true) => {
      faces.open('Range', range);
      choose(builder, 'VALUE_IN_RANGE', [range, truth(showDropdown)]);
    },
    withCriteria: (builder, criteria, args) => {
      choose(builder, enumKey('DataValidationCriteria', criteria), list(args));
    },
    setAllowInvalid: (builder, allowed) => {
      builder.allowInvalid = truth(allowed);
    },
    setHelpText: (builder, help) => {
      builder.helpText = textOrNull(help);
    },
    build: (builder) => {
      const { criteria } = builder;
      if (criteria === null) throw new BadArgument();
      return faces.wrap('DataValidation', { ...builder, criteria } satisfies Validation);
    },
  });
}
