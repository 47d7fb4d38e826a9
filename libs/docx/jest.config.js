import preset from '../../jest.preset.js';

export default { ...preset, displayName: 'docx', rootDir: '.', setupFilesAfterEnv: ['../../jest.properties.js'] };
