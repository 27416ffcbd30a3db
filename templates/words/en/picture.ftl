# Pictures sent in. The 10 MB is MAX_BYTES in src/platform/files/picture.rs.
form-picture-too-large = The picture is larger than 10 MB. Please choose a smaller one.
form-picture-not-a-picture = This file is not a picture. Please choose a JPEG, PNG, WebP or GIF.
form-picture-damaged = The picture is damaged or did not arrive whole. Please send it again or choose another.
form-picture-too-many-pixels = The picture is too big. Each side may have at most 12,000 pixels, the whole picture at most 64 million.
