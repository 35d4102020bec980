"""Word in and Word out: finished domain objects become files, and files become domain objects.

``protocol_docx``, ``notice_docx`` and ``attendance_docx`` write; ``docx_reader`` reads a document back;
``safe_file`` puts any file in place whole or not at all.
"""
