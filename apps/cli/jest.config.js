import preset from '../../jest.preset.js';
import database from '../../libs/test-kit/jest-database.js';

export default { ...preset, ...database, displayName: 'cli', rootDir: '.' };
