/** The file that every download of a signed PDF can be kept beside. */
export const ROOT_BESIDE = 'root-certificate.pem';
