import { expect, it } from '@jest/globals';
import { declarationFor } from '@ratify/journey';

it.each([
  ['meeting', 'I am the chair and this is the version the body adopted'],
  ['written-resolution', 'I am the chair and this is the version the body adopted'],
  ['chairs-action', 'I am the chair and this is the version adopted by chair’s action'],
  ['delegated', 'I am the chair and this is the version adopted under delegated authority'],
] as const)('nobody declares that a body adopted what it did not: %s', (route, declaration) => {
  expect(declarationFor({ role: 'chair', forRole: null }, route)).toBe(declaration);
});
