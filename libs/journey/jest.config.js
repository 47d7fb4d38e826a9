import preset from '../../jest.preset.js';
import database from '../test-kit/jest-database.js';

export default { ...preset, ...database, displayName: 'journey', rootDir: '.' };
