import { mountEditor } from './rich/mount-editor.ts';

// Each field for itself: where one cannot be read, its text area stays as it was.
for (const field of document.querySelectorAll<HTMLTextAreaElement>('textarea[data-rich]')) {
  try {
    mountEditor(field);
  } catch (error) {
    console.error(error);
  }
}
