SELECT document, number, sha256, text_sha256, length, encoding, encoding_guessed, way, structure, boxes FROM version
