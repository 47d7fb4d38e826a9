import preset from '../../jest.preset.js';
import database from './jest-database.js';

export default { ...preset, ...database, displayName: 'test-kit', rootDir: '.' };
