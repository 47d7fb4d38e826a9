import preset from '../../jest.preset.js';

export default { ...preset, displayName: 'access', rootDir: '.', setupFilesAfterEnv: ['../../jest.properties.js'] };
