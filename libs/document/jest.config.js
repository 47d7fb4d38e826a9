import preset from '../../jest.preset.js';

export default { ...preset, displayName: 'document', rootDir: '.', setupFilesAfterEnv: ['../../jest.properties.js'] };
